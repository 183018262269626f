/// The 31 tasks of the guide with their likely durations, for pictures to show: what the plan ships is its own data.
enum SampleTasks {
  /// id, name, phase, roles, owner, kind, unit, duration, predecessors, section, status, source.
  static let text = """
    ACC|Accede to the SEC (skip if already a Party)|prep|ALL|SECAS|external|WD|15||B1|SOURCED: SECAS usually \
    responds in 2 WD; rest ASSUMPTION|https://smartenergycodecompany.co.uk/faqs/
    UID|User ID(s): pick within allocated EUI-64 range; DCC accepts|identity|ALL|Panel/SECAS then \
    DCC|external|WD|5|ACC|B2; H1.6-H1.7; H1.10(a)|steps SOURCED; duration \
    ASSUMPTION|https://smartenergycodecompany.co.uk/id-allocation/
    RDP|RDP ID, RDP signifier, registration data interface in place|identity|ED+GT|Network Party + RDP + \
    DCC|external|WD|10|ACC|B2; E2-E4|UNVERIFIED (low)|SECAS guide; id-allocation page
    GW|DCC Gateway Connection ordered, offered, installed, accepted|connect|ALL|DCC|external|WD|30|ACC|H15; App \
    G|UNVERIFIED (low)|-
    SREPT.NOTICE|Notify/apply to DCC for SREPT|srept|ALL|Party|notice|WD|20|ACC|L7; H14; App K|ASSUMPTION (no \
    sourced figure)|-
    SREPT.RUN|Run SREPT scenarios|srept|ALL|Party|effort|WD|10|SREPT.NOTICE,GW|L7; App K|ASSUMPTION|-
    SREPT.ACK|DCC confirms receipt of test-completion \
    notification|srept|ALL|DCC|max-response|WD|2|SREPT.RUN|guide|GUIDE|SECAS guide
    SREPT.REVIEW|DCC reviews completion report (counted from same \
    notification)|srept|ALL|DCC|max-response|WD|5|SREPT.RUN|guide|GUIDE|SECAS guide
    SREPT.QGR|Exit Quality Gate Review meeting held and passed|srept|ALL|DCC + \
    Party|meeting|WD|0|SREPT.REVIEW|guide|ASSUMPTION lag|SECAS guide
    SREPT.CONFIRM|DCC confirms Test Completion|srept|ALL|DCC|max-response|WD|2|SREPT.QGR|guide|GUIDE|SECAS guide
    UEPT.NOTICE|60 WD notice of intention to commence UEPT (per role)|uept|ALL|Party|notice|WD|60|ACC|H1; H14; \
    App R|GUIDE|SECAS guide
    UEPT.RUN|Run UEPT for the role (SRVs + Self-Service \
    Interface)|uept|ALL|Party|effort|WD|20|UEPT.NOTICE,GW,UID,SREPT.CONFIRM|H14; App R|ASSUMPTION|-
    UEPT.ACK|DCC confirms receipt|uept|ALL|DCC|max-response|WD|2|UEPT.RUN|guide|GUIDE|SECAS guide
    UEPT.REVIEW|DCC reviews completion report|uept|ALL|DCC|max-response|WD|5|UEPT.RUN|guide|GUIDE|SECAS guide
    UEPT.QGR|Exit Quality Gate Review meeting|uept|ALL|DCC + Party|meeting|WD|0|UEPT.REVIEW|guide|ASSUMPTION \
    lag|SECAS guide
    UEPT.CONFIRM|DCC confirms Test Completion|uept|ALL|DCC|max-response|WD|2|UEPT.QGR|guide|GUIDE|SECAS guide
    SEC.BOOK|Submit assessment booking >= 12 weeks before requested \
    date|security|ALL|Party|notice|calendar-day|84|ACC|G8|SOURCED|https://smartenergycodecompany.co.uk/ufaq-category/faq/page/3/
    SEC.FIELD|FUSA fieldwork|security|ALL|User CIO|external|WD|5|SEC.BOOK|G8; assessed vs G3-G6|SOURCED 3-10 \
    WD|https://smartenergycodecompany.co.uk/ufaqs/what-is-a-full-user-security-assessment-fusa/
    SEC.REPORT|User Security Assessment Report|security|ALL|User CIO|external|WD|10|SEC.FIELD|G8.22|duration \
    ASSUMPTION|https://smartenergycodecompany.co.uk/glossary/user-security-assessment-report/
    SEC.RESPONSE|User Security Assessment Response + remediation \
    plan|security|ALL|Party|effort|WD|10|SEC.REPORT|G8|ASSUMPTION|-
    SEC.STATUS|SSC review; Panel sets assurance status (next \
    meeting)|security|ALL|SSC/Panel|meeting|WD|15|SEC.RESPONSE|G8.34+ (numbering \
    varies)|ASSUMPTION|https://smartenergycodecompany.co.uk/sec/security-assessments
    PRV.BOOK|Submit Full Privacy Assessment booking >= 12 weeks \
    ahead|privacy|OU|Party|notice|calendar-day|84|ACC|I2|SOURCED|https://smartenergycodecompany.co.uk/ufaq-category/privacy-assessment-process/
    PRV.FIELD|FPA fieldwork (may run in parallel with FUSA)|privacy|OU|Independent Privacy \
    Auditor|external|WD|5|PRV.BOOK|I2; assessed vs I1.2-I1.5|parallel SOURCED; duration \
    ASSUMPTION|https://smartenergycodecompany.co.uk/ufaq-category/privacy-assessment-process/
    PRV.REPORT|Privacy Assessment Report|privacy|OU|IPA|external|WD|10|PRV.FIELD|I2|ASSUMPTION|-
    PRV.RESPONSE|Privacy Assessment Response|privacy|OU|Party|effort|WD|10|PRV.REPORT|I2|ASSUMPTION|-
    PRV.STATUS|Panel sets privacy assurance status|privacy|OU|Panel|meeting|WD|15|PRV.RESPONSE|I2.30|ASSUMPTION \
    duration|https://smartenergycodecompany.co.uk/sec/privacy-assessments
    CC|Credit Cover Requirement calculated; Credit Support lodged if above threshold|credit|ALL|DCC + Party \
    bank|external|WD|10|ACC|J3; H1.10(e)|step GUIDE; duration ASSUMPTION|SECAS guide
    SMKI|SRO/ARO appointed (BS 7858 screening), Authorised Subscriber, live certificates|smki|ALL|Party + DCC \
    RA|external|WD|15|SREPT.CONFIRM|L3; App D RAPP; G4.2-G4.3|steps SOURCED; duration \
    ASSUMPTION|https://smartenergycodecompany.co.uk/modifications/smki-rapp-security-screening-clarification/
    ADT|Anomaly Detection Thresholds agreed and notified|ready|ALL|Party + DCC|effort|WD|5|UEPT.CONFIRM|G6; \
    TADP|step SOURCED; duration ASSUMPTION|TADP (technodocbox)
    EVID|UEP Evidence Form to SECAS; SECAS confirms and informs Panel and \
    DCC|complete|ALL|SECAS|external|WD|5|UID,UEPT.CONFIRM,SEC.STATUS,CC,PRV.STATUS|H1.11-H1.12|step SOURCED; \
    duration ASSUMPTION|https://smartenergycodecompany.co.uk/sec-parties/becoming-a-dcc-user
    LIVE|User in the role; able to send live Service \
    Requests|complete|ALL|Party|milestone|WD|0|EVID,SMKI,ADT,RDP|H1; H3|-|-
    """
}
