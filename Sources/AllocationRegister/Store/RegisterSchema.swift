import GRDB
import Messages
import Reporting
import Synchronization

/// The tables of a register, with the constraints that hold whoever writes to them.
enum RegisterSchema {
  /// `SECr`: what tells a register from any other database.
  static let applicationID = 0x5345_4372
  /// The version of the tables that this program makes and knows.
  static let version = migrations.count

  /// What makes each version of the one before it; the first makes it of nothing. None is ever changed: registers that were
  /// made by it are there.
  private static let migrations = [
    tables + triggers,
    // A request for an organisation asks whether another has the name.
    "CREATE INDEX organisation_of_name ON organisation (name COLLATE NOCASE, kind);",
    // INSERT OR REPLACE deletes without asking the triggers on deletions.
    newRows,
    // Of a chain that lost its end nothing else tells where that was; and what the first event laid down holds by itself.
    head + layout,
    // What is shown or used is compared with its events first.
    subjects,
    // Of ranges that don't overlap one alone can hold a value: it is found, where all had to be looked through.
    oneRange,
    // Who works on the file with another program reads what a guard says.
    plainWords,
  ]

  /// Makes the tables of a version.
  static func create(_ db: Database, version: Int = Self.version) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try migrate(db, to: version)
  }

  /// Brings the tables to a version, in the transaction of the caller.
  static func migrate(_ db: Database, to version: Int = Self.version) throws {
    for step in migrations[try Self.version(of: db)..<version] { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// The version of the tables of a database.
  static func version(of db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

  /// What changes with each change of the definitions.
  static func cookie(of db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0 }

  /// A table, view, index or trigger that is not as the database's version has it, or is missing.
  struct Difference: Hashable {
    /// Its name as a message shows it.
    let name: String
    /// Whether reading the register could come upon it.
    let concernsReading: Bool
    /// Whether only reading everything could.
    let concernsLookingThrough: Bool
  }

  /// All of them, in order of their names. Reads only what SQLite keeps of the definitions: none of them is used.
  static func differences(_ db: Database) throws -> [Difference] {
    let expected = try entries(ofVersion: version(of: db))
    var counts: [Entry: Int] = [:]
    for entry in expected { counts[entry, default: 0] += 1 }
    for entry in try entries(db) { counts[entry, default: 0] -= 1 }
    let isExpected = Set(expected)
    return counts.filter { $0.value != 0 }.keys.sorted { $0.text < $1.text }.map { entry in
      Difference(
        name: entry.name.shown, concernsReading: isExpected.contains(entry) && entry.type == "table",
        concernsLookingThrough: entry.type != "trigger")
    }
  }

  /// Says which parts of a register's definition are not what they should be, five by name.
  static func description(of differences: [Difference]) -> String {
    let names = differences.map(\.name)
    let shown = names.prefix(5).map { "'\($0.shown)'" }.joined(separator: ", ")
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return "its \(shown)\(more) \(names.count.plural("is", "are")) not what a register has"
  }

  /// A definition, byte by byte; those that SQLite makes by itself have no text, and are as many as there must be.
  private struct Entry: Hashable {
    let type: String
    let name: String
    let text: String
  }

  /// The definitions of a version, as SQLite keeps them. They are made once: each opening of a register asks for them.
  private static func entries(ofVersion version: Int) throws -> [Entry] {
    if let known = known.withLock({ $0[version] }) { return known }
    let made = try DatabaseQueue().write { db in
      try create(db, version: version)
      return try entries(db)
    }
    known.withLock { $0[version] = made }
    return made
  }

  private static let known = Mutex<[Int: [Entry]]>([:])

  private static func entries(_ db: Database) throws -> [Entry] {
    // Of a file that was changed nothing is known, not even that a name is one.
    let query = """
      SELECT coalesce(CAST(type AS TEXT), ''), coalesce(CAST(name AS TEXT), ''),
        quote(CAST(name AS BLOB)) || quote(CAST(type AS BLOB)) || quote(CAST(tbl_name AS BLOB)) || quote(CAST(sql AS BLOB))
      FROM sqlite_master
      """
    return try Row.fetchAll(db, sql: query).map { Entry(type: $0[0], name: $0[1], text: $0[2]) }
  }

  private static let tables = """
    CREATE TABLE organisation (
      number INTEGER PRIMARY KEY CHECK (number >= 0),
      kind TEXT NOT NULL CHECK (kind IN ('party', 'rdp', 'dcc')),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      past_names TEXT NOT NULL DEFAULT '[]',
      signifier TEXT NOT NULL UNIQUE CHECK (length(signifier) >= 1),
      accession TEXT CHECK (accession IS NULL OR length(accession) = 10),
      state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn', 'expelled'))
    ) STRICT;
    CREATE TABLE range (
      first BLOB PRIMARY KEY CHECK (length(first) = 8),
      last BLOB NOT NULL CHECK (length(last) = 8),
      organisation INTEGER NOT NULL REFERENCES organisation (number),
      CHECK (first <= last)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX range_of_organisation ON range (organisation, first);
    CREATE TABLE identifier (
      value BLOB PRIMARY KEY CHECK (length(value) = 8),
      organisation INTEGER NOT NULL REFERENCES organisation (number),
      kind TEXT NOT NULL CHECK (kind IN ('user', 'rdp', 'dcc')),
      roles TEXT NOT NULL CHECK ((kind = 'user') = (roles <> '')),
      state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'withdrawn')),
      proposed TEXT NOT NULL CHECK (length(proposed) = 10),
      accepted TEXT CHECK (accepted IS NULL OR length(accepted) = 10),
      withdrawn TEXT CHECK (withdrawn IS NULL OR length(withdrawn) = 10),
      CHECK ((state = 'withdrawn') = (withdrawn IS NOT NULL)),
      CHECK (state <> 'accepted' OR accepted IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identifier_of_organisation ON identifier (organisation, value);
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      time TEXT NOT NULL CHECK (length(time) = 20),
      actor TEXT NOT NULL,
      request_id TEXT UNIQUE CHECK (request_id IS NULL OR length(request_id) BETWEEN 1 AND 200),
      request TEXT NOT NULL,
      action TEXT NOT NULL,
      content TEXT NOT NULL,
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
    ) STRICT;
    """

  private static let oneRange = """
    DROP TRIGGER range_overlaps;
    CREATE TRIGGER range_overlaps BEFORE INSERT ON range
    WHEN (SELECT last FROM range WHERE first <= NEW.last ORDER BY first DESC LIMIT 1) >= NEW.first
    BEGIN SELECT RAISE(ABORT, 'ranges overlap'); END;
    DROP TRIGGER identifier_in_range;
    CREATE TRIGGER identifier_in_range BEFORE INSERT ON identifier
    WHEN coalesce((
      SELECT last FROM range WHERE organisation = NEW.organisation AND first <= NEW.value
      ORDER BY first DESC LIMIT 1), x'') < NEW.value
    BEGIN SELECT RAISE(ABORT, 'an identifier is in a range of its organisation'); END;
    """

  private static let newRows = """
    CREATE TRIGGER organisation_is_new BEFORE INSERT ON organisation
    WHEN EXISTS (SELECT 1 FROM organisation WHERE number = NEW.number OR signifier = NEW.signifier)
    BEGIN SELECT RAISE(ABORT, 'a number and a signifier are given once'); END;
    CREATE TRIGGER organisation_dcc BEFORE INSERT ON organisation
    WHEN NEW.kind = 'dcc' AND EXISTS (SELECT 1 FROM organisation WHERE kind = 'dcc')
    BEGIN SELECT RAISE(ABORT, 'there is one DCC'); END;
    CREATE TRIGGER organisation_signifier BEFORE INSERT ON organisation
    WHEN NEW.signifier GLOB '*[^-A-Z0-9]*' OR NEW.signifier NOT GLOB '*[A-Z]*'
    BEGIN SELECT RAISE(ABORT, 'a signifier has capital letters, digits and hyphens'); END;
    CREATE TRIGGER identifier_is_new BEFORE INSERT ON identifier
    WHEN EXISTS (SELECT 1 FROM identifier WHERE value = NEW.value)
    BEGIN SELECT RAISE(ABORT, 'an identifier is given once'); END;
    CREATE TRIGGER event_is_new BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE request_id = NEW.request_id OR hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a request is answered once'); END;
    """

  private static let head = """
    CREATE TABLE head (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    INSERT INTO head SELECT 1, coalesce(max(sequence), 0),
      coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), zeroblob(32)) FROM event;
    CREATE TRIGGER head_is_one BEFORE INSERT ON head BEGIN SELECT RAISE(ABORT, 'there is one head'); END;
    CREATE TRIGGER head_remains BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the head stays for ever'); END;
    CREATE TRIGGER head_follows BEFORE UPDATE ON head
    WHEN NEW.only <> 1 OR NEW.sequence <> OLD.sequence + 1
      OR NOT EXISTS (SELECT 1 FROM event WHERE sequence = NEW.sequence AND hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'the head is the last event'); END;
    CREATE TRIGGER event_is_head AFTER INSERT ON event
    BEGIN UPDATE head SET sequence = NEW.sequence, hash = NEW.hash; END;
    """

  /// The layout is in the first event, which is written after the rows of the DCC.
  private static let layout = """
    CREATE TRIGGER organisation_number BEFORE INSERT ON organisation
    WHEN NEW.number >= (
      SELECT 1 << json_extract(content, '$.initialise.layout.organisation_bits') FROM event WHERE sequence = 1)
    BEGIN SELECT RAISE(ABORT, 'organisation numbers have few bits'); END;
    CREATE TRIGGER range_in_block BEFORE INSERT ON range
    WHEN EXISTS (
      WITH block AS (
        SELECT json_extract(content, '$.initialise.layout.prefix_bits') / 4 AS digits,
          replace(json_extract(content, '$.initialise.layout.first'), '-', '') AS first
        FROM event WHERE sequence = 1)
      SELECT 1 FROM block WHERE substr(hex(NEW.first), 1, digits) <> substr(first, 1, digits)
        OR substr(hex(NEW.last), 1, digits) <> substr(first, 1, digits))
    BEGIN SELECT RAISE(ABORT, 'a range lies in the block'); END;
    CREATE TRIGGER organisation_closed BEFORE UPDATE OF state ON organisation WHEN OLD.state <> 'active' OR OLD.kind = 'dcc'
    BEGIN SELECT RAISE(ABORT, 'an organisation that has gone does not come back, and the DCC does not go'); END;
    CREATE TRIGGER organisation_texts BEFORE INSERT ON organisation
    WHEN NOT json_valid(NEW.past_names) OR date(NEW.accession, '+0 days') IS NOT NEW.accession OR length(NEW.signifier) > (
      SELECT json_extract(content, '$.initialise.layout.signifier_length') FROM event WHERE sequence = 1)
    BEGIN SELECT RAISE(ABORT, 'an organisation has days, past names and a signifier that can be'); END;
    CREATE TRIGGER identifier_days BEFORE INSERT ON identifier
    WHEN date(NEW.proposed, '+0 days') IS NOT NEW.proposed OR date(NEW.accepted, '+0 days') IS NOT NEW.accepted
      OR date(NEW.withdrawn, '+0 days') IS NOT NEW.withdrawn OR NEW.accepted < NEW.proposed OR NEW.withdrawn < NEW.proposed
      OR NEW.withdrawn < NEW.accepted
    BEGIN SELECT RAISE(ABORT, 'the days of an identifier are days, in order'); END;
    CREATE TRIGGER identifier_forward BEFORE UPDATE ON identifier
    WHEN OLD.accepted IS NOT NULL AND NEW.accepted IS NOT OLD.accepted OR NEW.accepted < NEW.proposed
      OR NEW.withdrawn < NEW.proposed OR NEW.withdrawn < NEW.accepted
      OR NEW.state = 'proposed' AND OLD.state <> 'proposed'
    BEGIN SELECT RAISE(ABORT, 'an identifier goes forward only'); END;
    CREATE TRIGGER identifier_of_kind BEFORE INSERT ON identifier
    WHEN EXISTS (
      SELECT 1 FROM organisation WHERE number = NEW.organisation
        AND (kind <> CASE NEW.kind WHEN 'user' THEN 'party' ELSE NEW.kind END
          OR state <> 'active' AND NEW.state <> 'withdrawn'))
    BEGIN SELECT RAISE(ABORT, 'an identifier is of the kind of its organisation, which is active'); END;
    CREATE TRIGGER identifier_roles BEFORE INSERT ON identifier
    WHEN NEW.roles <> '' AND NOT EXISTS (\(sharing))
    BEGIN SELECT RAISE(ABORT, 'an identifier serves roles that may share one'); END;
    CREATE TRIGGER identifier_more_roles BEFORE UPDATE OF roles ON identifier
    WHEN NEW.roles <> '' AND NOT EXISTS (\(sharing)) OR NEW.roles <> OLD.roles AND EXISTS (
      SELECT 1 FROM json_each('["' || replace(OLD.roles, ';', '","') || '"]') AS role
      WHERE instr(';' || NEW.roles || ';', ';' || role.value || ';') = 0)
    BEGIN SELECT RAISE(ABORT, 'an identifier serves roles that may share one, and keeps them'); END;
    """

  /// Whether the roles of a new row are one that there is, or some of one sharing group.
  private static let sharing = """
    SELECT 1 FROM event WHERE sequence = 1 AND CASE WHEN instr(NEW.roles, ';') = 0
      THEN NEW.roles IN (SELECT value FROM json_each(content, '$.initialise.layout.roles'))
      ELSE EXISTS (
        SELECT 1 FROM json_each(content, '$.initialise.layout.sharing_groups') AS sharing WHERE NOT EXISTS (
          SELECT 1 FROM json_each('["' || replace(NEW.roles, ';', '","') || '"]') AS role
          WHERE role.value NOT IN (SELECT value FROM json_each(sharing.value)))) END
    """

  private static let triggers = """
    CREATE TRIGGER range_overlaps BEFORE INSERT ON range
    WHEN EXISTS (SELECT 1 FROM range WHERE first <= NEW.last AND last >= NEW.first)
    BEGIN SELECT RAISE(ABORT, 'ranges overlap'); END;
    CREATE TRIGGER range_stays BEFORE UPDATE ON range BEGIN SELECT RAISE(ABORT, 'a range stays as it is'); END;
    CREATE TRIGGER range_remains BEFORE DELETE ON range BEGIN SELECT RAISE(ABORT, 'a range stays for ever'); END;
    CREATE TRIGGER organisation_stays BEFORE UPDATE OF number, signifier, kind, accession ON organisation
    BEGIN SELECT RAISE(ABORT, 'a number and a signifier stay for ever'); END;
    CREATE TRIGGER organisation_remains BEFORE DELETE ON organisation
    BEGIN SELECT RAISE(ABORT, 'an organisation stays for ever'); END;
    CREATE TRIGGER identifier_in_range BEFORE INSERT ON identifier
    WHEN NOT EXISTS (
      SELECT 1 FROM range
      WHERE organisation = NEW.organisation AND first <= NEW.value AND last >= NEW.value)
    BEGIN SELECT RAISE(ABORT, 'an identifier is in a range of its organisation'); END;
    CREATE TRIGGER identifier_stays BEFORE UPDATE OF value, organisation, kind, proposed ON identifier
    BEGIN SELECT RAISE(ABORT, 'an identifier stays with its organisation'); END;
    CREATE TRIGGER identifier_withdrawn BEFORE UPDATE ON identifier WHEN OLD.state = 'withdrawn'
    BEGIN SELECT RAISE(ABORT, 'a withdrawn identifier stays withdrawn'); END;
    CREATE TRIGGER identifier_remains BEFORE DELETE ON identifier
    BEGIN SELECT RAISE(ABORT, 'an identifier stays for ever'); END;
    CREATE TRIGGER event_follows BEFORE INSERT ON event
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
      OR NEW.previous <> (
        SELECT coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), zeroblob(32)))
      OR NEW.time < (SELECT coalesce((SELECT time FROM event ORDER BY sequence DESC LIMIT 1), ''))
    BEGIN SELECT RAISE(ABORT, 'an event follows the one before'); END;
    CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event stays as it is'); END;
    CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event stays for ever'); END;
    """
}
