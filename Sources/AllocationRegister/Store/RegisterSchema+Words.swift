extension RegisterSchema {
  /// The guards of the first versions whose words were not plain English: they do what they did.
  static let plainWords = """
    DROP TRIGGER head_remains;
    CREATE TRIGGER head_remains BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the head is never deleted'); END;
    DROP TRIGGER range_remains;
    CREATE TRIGGER range_remains BEFORE DELETE ON range BEGIN SELECT RAISE(ABORT, 'a range is never deleted'); END;
    DROP TRIGGER organisation_stays;
    CREATE TRIGGER organisation_stays BEFORE UPDATE OF number, signifier, kind, accession ON organisation
    BEGIN SELECT RAISE(ABORT, 'number, signifier, kind and accession never change'); END;
    DROP TRIGGER organisation_remains;
    CREATE TRIGGER organisation_remains BEFORE DELETE ON organisation
    BEGIN SELECT RAISE(ABORT, 'an organisation is never deleted'); END;
    DROP TRIGGER identifier_remains;
    CREATE TRIGGER identifier_remains BEFORE DELETE ON identifier
    BEGIN SELECT RAISE(ABORT, 'an identifier is never deleted'); END;
    DROP TRIGGER event_remains;
    CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
    DROP TRIGGER event_follows;
    CREATE TRIGGER event_follows BEFORE INSERT ON event
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
      OR NEW.previous <> (
        SELECT coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), zeroblob(32)))
      OR NEW.time < (SELECT coalesce((SELECT time FROM event ORDER BY sequence DESC LIMIT 1), ''))
    BEGIN SELECT RAISE(ABORT, 'an event follows the last one'); END;
    DROP TRIGGER organisation_number;
    CREATE TRIGGER organisation_number BEFORE INSERT ON organisation
    WHEN NEW.number >= (
      SELECT 1 << json_extract(content, '$.initialise.layout.organisation_bits') FROM event WHERE sequence = 1)
    BEGIN SELECT RAISE(ABORT, 'an organisation number fits the layout'); END;
    DROP TRIGGER organisation_texts;
    CREATE TRIGGER organisation_texts BEFORE INSERT ON organisation
    WHEN NOT json_valid(NEW.past_names) OR date(NEW.accession, '+0 days') IS NOT NEW.accession OR length(NEW.signifier) > (
      SELECT json_extract(content, '$.initialise.layout.signifier_length') FROM event WHERE sequence = 1)
    BEGIN SELECT RAISE(ABORT, 'an organisation has valid dates, past names and a valid signifier'); END;
    DROP TRIGGER identifier_days;
    CREATE TRIGGER identifier_days BEFORE INSERT ON identifier
    WHEN date(NEW.proposed, '+0 days') IS NOT NEW.proposed OR date(NEW.accepted, '+0 days') IS NOT NEW.accepted
      OR date(NEW.withdrawn, '+0 days') IS NOT NEW.withdrawn OR NEW.accepted < NEW.proposed OR NEW.withdrawn < NEW.proposed
      OR NEW.withdrawn < NEW.accepted
    BEGIN SELECT RAISE(ABORT, 'the dates of an identifier are valid and in order'); END;
    """
}
