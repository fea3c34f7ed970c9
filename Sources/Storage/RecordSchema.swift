internal import GRDB

/// What the record looks like in SQLite.
enum RecordSchema {
  /// The version that this code reads and writes, kept in `user_version`.
  static let version = 2
  /// "Dsnt": tells this file from other programs' databases.
  static let applicationID = 0x4473_6E74

  /// One append-only table of events: everything else is derived from it. A step that was ever
  /// published never changes.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: events") { database in
      try database.execute(
        sql: """
          CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            time INTEGER NOT NULL, -- milliseconds since 1970, UTC
            kind TEXT NOT NULL,
            payload TEXT NOT NULL  -- JSON with sorted keys
          ) STRICT;
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = 1;
          """)
    }
    migrator.registerMigration("2: digest") { database in
      try database.execute(
        sql: """
          CREATE TABLE digest (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            form INTEGER NOT NULL,
            seconds_from_utc INTEGER NOT NULL, -- how its days were counted
            last_id INTEGER NOT NULL,          -- of the events that it rests on
            last_time INTEGER NOT NULL,
            record TEXT NOT NULL               -- JSON
          ) STRICT;
          CREATE TRIGGER event_removed AFTER DELETE ON event BEGIN DELETE FROM digest; END;
          CREATE TRIGGER event_changed AFTER UPDATE ON event BEGIN DELETE FROM digest; END;
          PRAGMA user_version = 2;
          """)
    }
    return migrator
  }

  /// Whether there is nothing to migrate. Each migration sets the version together with its changes.
  static func isCurrent(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA user_version") == version
  }

  /// Whether the open database can be the record; nil when it can.
  static func objection(to database: Database) throws -> RecordNotice.Reason? {
    let problems = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
    if let problem = problems.first, problem != "ok" { return .damaged(problem) }
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    switch application {
    // Nothing in it yet: a file that was just made.
    case 0 where tables == 0 && found == 0: return nil
    case applicationID: return found > version ? .newer(version: found) : nil
    default: return .foreign
    }
  }
}
