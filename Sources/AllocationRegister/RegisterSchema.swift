import GRDB

/// The tables of a register, with the constraints that hold whoever writes to them.
enum RegisterSchema {
  /// `SECr`: what tells a register from any other database.
  static let applicationID = 0x5345_4372
  /// The version of the tables that this program makes and knows.
  static let version = 1

  /// Makes the tables of version 1.
  static func create(_ db: Database) throws {
    try db.execute(sql: tables)
    try db.execute(sql: triggers)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// The name of the first table, index or trigger that is not as version 1 has it; `nil` where all are.
  static func difference(_ db: Database) throws -> String? {
    let query = "SELECT name, coalesce(sql, '') AS sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    func entries(_ db: Database) throws -> [String] {
      try Row.fetchAll(db, sql: query).map { "\($0["name"] as String)\n\($0["sql"] as String)" }
    }
    let expected = try DatabaseQueue().write { other in
      try create(other)
      return try entries(other)
    }
    let found = try entries(db)
    let wrong = Set(expected).symmetricDifference(found).min()
    return wrong.map { String($0.prefix { $0 != "\n" }) }
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
