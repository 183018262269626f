import Foundation
import TestSupport
import Testing

/// Signed workbooks as an office program makes them (OPC): Python works out the digests of the parts, and xmlsec1 signs the
/// list of them.
enum SignedBook {
  /// What is done differently from a good signature.
  struct Options: Encodable {
    var digest: String?
    /// Parts that the signature is not of, and relationships.
    var unsigned: [String]?
    var unsignedIds: [String]?
    /// Whether relationships are named by their types.
    var groups: Bool?
    var number: Int?
    /// What is added before the signature's own list, in KeyInfo, and behind the other objects, before it is signed.
    var info: String?
    var keyInfo: String?
    var objects: String?
    /// What is replaced in the signature, and in parts, after it was signed; parts that are added.
    var markup: [[String]]?
    var changed: [String: [String]]?
    var added: [String: String]?
    /// A part of which one byte is changed, and is as long as before.
    var flipped: String?
  }

  /// Signs a workbook of the fixtures, or of the folder, with a key and a certificate.
  static func make(
    _ output: String, of base: String = "allocation-list.xlsx", by signer: String = "key", in folder: TemporaryFolder,
    _ options: Options = Options()
  ) throws {
    let base = base.contains("/") ? base : "\(Repository.fixtures)/tables/\(base)"
    let arguments = [
      base, folder[output], folder["\(signer).key"], folder["\(signer).pem"],
      String(decoding: try JSONEncoder().encode(options), as: UTF8.self),
    ]
    _ = try #require(Python.run(program, arguments), "\(output) could not be signed")
  }

  private static let program = """
    import base64, hashlib, json, os, subprocess, sys, zipfile
    import xml.etree.ElementTree as ET
    base, out, key, cert, options = sys.argv[1:6]
    o = json.loads(options)
    DS = "http://www.w3.org/2000/09/xmldsig#"
    MORE = "http://www.w3.org/2001/04/xmldsig-more#"
    ENC = "http://www.w3.org/2001/04/xmlenc#"
    OPC = "http://schemas.openxmlformats.org/package/2006/"
    C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    RELS = "application/vnd.openxmlformats-package.relationships+xml"
    digests = {"sha1": DS + "sha1", "md5": MORE + "md5", "sha256": ENC + "sha256", "sha384": MORE + "sha384",
               "sha512": ENC + "sha512"}
    digest = o.get("digest", "sha256")
    number = o.get("number", 1)
    with zipfile.ZipFile(base) as file: parts = {n: file.read(n) for n in file.namelist()}
    types = ET.fromstring(parts["[Content_Types].xml"])
    def kind(name):
        for t in types:
            if t.get("PartName", "").lower() == "/" + name.lower(): return t.get("ContentType")
        for t in types:
            if t.get("Extension", "").lower() == name.rsplit(".", 1)[-1].lower(): return t.get("ContentType")
    def reference(name, data, transforms=""):
        value = base64.b64encode(hashlib.new(digest, data).digest()).decode()
        return (f'<Reference URI="/{name}?ContentType={RELS if transforms else kind(name)}">{transforms}'
                f'<DigestMethod Algorithm="{digests[digest]}"/><DigestValue>{value}</DigestValue></Reference>')
    def relationships(name):
        kept = [r for r in ET.fromstring(parts[name])
                if r.get("Type").rsplit("/", 1)[-1] in ("officeDocument", "worksheet", "sharedStrings", "styles", "theme")
                and r.get("Id") not in o.get("unsignedIds", [])]
        new = ET.Element("Relationships", {"xmlns": OPC + "relationships"})
        for r in sorted(kept, key=lambda r: r.get("Id")):
            ET.SubElement(new, "Relationship", {"TargetMode": "Internal", **r.attrib})
        if o.get("groups"):
            items = "".join(f'<m:RelationshipsGroupReference SourceType="{t}"/>' for t in {r.get("Type") for r in kept})
        else:
            items = "".join(f'<m:RelationshipReference SourceId="{r.get("Id")}"/>' for r in kept)
        return reference(name, ET.canonicalize(ET.tostring(new)).encode(),
            f'<Transforms><Transform xmlns:m="{OPC}digital-signature" Algorithm="{OPC}RelationshipTransform">{items}'
            f'</Transform><Transform Algorithm="{C14N}"/></Transforms>')
    names = [n for n in parts if n not in o.get("unsigned", [])]
    manifest = "".join(relationships(n) for n in names if n in ("_rels/.rels", "xl/_rels/workbook.xml.rels"))
    manifest += "".join(reference(n, parts[n]) for n in names if n.startswith("xl/") and not n.endswith(".rels"))
    template = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\\n<Signature xmlns="{DS}" Id="idPackageSignature">'
        f'<SignedInfo><CanonicalizationMethod Algorithm="{C14N}"/><SignatureMethod Algorithm="{MORE}rsa-sha256"/>'
        + o.get("info", "") +
        f'<Reference Type="{DS}Object" URI="#idPackageObject"><DigestMethod Algorithm="{ENC}sha256"/><DigestValue/>'
        f'</Reference></SignedInfo><SignatureValue/><KeyInfo>{o.get("keyInfo", "<X509Data/>")}</KeyInfo>'
        f'<Object Id="idPackageObject"><Manifest>{manifest}</Manifest><SignatureProperties>'
        f'<SignatureProperty Id="idSignatureTime" Target="#idPackageSignature"><m:SignatureTime '
        f'xmlns:m="{OPC}digital-signature"><m:Format>YYYY-MM-DDThh:mm:ssTZD</m:Format>'
        f'<m:Value>2025-04-17T09:00:00Z</m:Value></m:SignatureTime></SignatureProperty></SignatureProperties></Object>'
        f'{o.get("objects", "")}</Signature>')
    run = subprocess.run(["xmlsec1", "--sign", "--ignore-manifests", "--privkey-pem", f"{key},{cert}", "/dev/stdin"],
                         input=template.encode(), capture_output=True, env=dict(os.environ, SSL_CERT_FILE="/dev/null"))
    if run.returncode: sys.exit(run.stderr.decode())
    signature = run.stdout.decode()
    for old, new in o.get("markup", []):
        if old not in signature: sys.exit(f"no {old} in the signature")
        signature = signature.replace(old, new)
    if "_xmlsignatures/origin.sigs" not in parts:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>",
            f'<Default Extension="sigs" ContentType="{OPC[:-5]}"/></Types>'.encode())
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>",
            f'<Relationship Id="rIdSignatures" Type="{OPC}relationships/digital-signature/origin" '
            f'Target="_xmlsignatures/origin.sigs"/></Relationships>'.encode())
        parts["_xmlsignatures/origin.sigs"] = b""
        parts["_xmlsignatures/_rels/origin.sigs.rels"] = f'<Relationships xmlns="{OPC}relationships"></Relationships>'.encode()
    listed = "_xmlsignatures/_rels/origin.sigs.rels"
    parts[listed] = parts[listed].replace(b"</Relationships>", f'<Relationship Id="rId{number}" '
        f'Type="{OPC}relationships/digital-signature/signature" Target="sig{number}.xml"/></Relationships>'.encode())
    parts[f"_xmlsignatures/sig{number}.xml"] = signature.encode()
    for name, (old, new) in o.get("changed", {}).items():
        if old.encode() not in parts[name]: sys.exit(f"no {old} in {name}")
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    if "flipped" in o:
        data = bytearray(parts[o["flipped"]])
        data[len(data) // 2] ^= 1
        parts[o["flipped"]] = bytes(data)
    for name, text in o.get("added", {}).items(): parts[name] = text.encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items(): file.writestr(name, data)
    """
}
