internal import GRDB
public import Recall

/// The learner's record: an append-only list of events in SQLite.
///
/// Several programs may use one record at the same time; each write waits for its turn. A write
/// that has returned is on disk, and survives the program's and the machine's sudden end.
public struct RecordStore: Sendable {
  /// Where the record lies; nil for one in memory.
  public let path: String?
  private let database: DatabaseQueue

  /// How many seconds a program waits for others to let go of the record. None holds it for longer
  /// than it takes to merge another record.
  public static let patience = 4.0

  /// Opens the record in a folder, which is made if it is missing.
  ///
  /// A file that is damaged, or was written by a newer Descent or another program, is renamed,
  /// never overwritten; the notices say so.
  ///
  /// - Parameter directory: The folder of `record.sqlite`.
  /// - Throws: `RecordError` when nothing can be saved there.
  public static func open(in directory: String) throws(RecordError) -> OpenedRecord {
    let file = RecordFile(directory: directory)
    let notices = try file.prepare()
    return OpenedRecord(store: try RecordStore(file), notices: notices)
  }

  /// A record that ends with the program: for guests, tests, and where nothing can be saved.
  public static func inMemory() throws(RecordError) -> RecordStore { try RecordStore(nil) }

  private init(_ file: RecordFile?) throws(RecordError) {
    path = file?.path
    do {
      if let file {
        database = try DatabaseQueue(path: file.path, configuration: RecordFile.configuration)
        // GRDB would write to the database to make the log at once, and wait for its turn. The log
        // alone is written without waiting for the disk, unless told otherwise.
        try database.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
      } else {
        database = try DatabaseQueue()
        try RecordSchema.migrator.migrate(database)
      }
    } catch {
      throw RecordError(error, path: file?.path ?? Self.memoryName)
    }
  }

  /// Adds an event; returns when it is on disk.
  public func append(_ event: LearnerEvent) throws(RecordError) { try append([event]) }

  /// Adds events, all or none of them; returns when they are on disk.
  ///
  /// - Parameter patience: Seconds to wait for other programs to let go of the record.
  public func append(
    _ events: [LearnerEvent], patience: Double = RecordStore.patience
  ) throws(RecordError) {
    try write(patience: patience) { database in
      for event in events { try Self.insert(RecordRow(event), into: database) }
    }
  }

  /// Adds those of the events that the record does not hold yet, all or none of them.
  ///
  /// Merging the same export twice is merging it once.
  ///
  /// - Returns: How many were added.
  @discardableResult
  public func merge(_ events: [LearnerEvent]) throws(RecordError) -> Int {
    try write { database in
      var known = Set(try Self.rows(of: database))
      var count = 0
      for row in try events.map(RecordRow.init) where known.insert(row).inserted {
        try Self.insert(row, into: database)
        count += 1
      }
      return count
    }
  }

  /// Every event, the oldest first; those of the same millisecond by kind and payload, so that it
  /// does not matter in which order records were merged.
  public func events() throws(RecordError) -> [LearnerEvent] { try contents().events }

  /// Every event, and how many could not be read.
  public func contents() throws(RecordError) -> RecordContents {
    let rows = try read(Self.rows(of:))
    let events = rows.compactMap { try? $0.event }
    return RecordContents(events: events, unreadable: rows.count - events.count)
  }

  /// What all events add up to: from the digest that is kept, and the events after it.
  ///
  /// The same as `LearnerRecord(events(), calendar: calendar)`, much sooner. Where many events came
  /// after the digest, a new one is kept; it does not matter if it cannot be.
  ///
  /// - Parameters:
  ///   - calendar: How days are counted; another one than last time costs reading all events.
  ///   - onLongRead: Told how many events there are to read where that takes a while.
  public func record(
    in calendar: StudyCalendar, onLongRead: (Int) -> Void = { _ in }
  ) throws(RecordError) -> LearnerRecord {
    try record(
      in: calendar, keepingDigestAfter: RecordDigest.events, onLongRead: onLongRead)
  }

  /// - Parameter most: A start reads less than so many events besides the digest, or makes a new one.
  package func record(
    in calendar: StudyCalendar, keepingDigestAfter most: Int,
    onLongRead: (Int) -> Void = { _ in }
  ) throws(RecordError) -> LearnerRecord {
    let (digest, count, rows) = try read { database in
      var digest =
        try RecordDigest(of: database, calendar: calendar) ?? RecordDigest(calendar: calendar)
      let toRead = try digest.greatestID(in: database) - digest.lastID
      if toRead >= RecordDigest.eventsOfALongRead { onLongRead(Int(toRead)) }
      let count = try digest.readOn(in: database)
      return (digest, count, count < most ? 0 : try digest.rows(in: database))
    }
    if count >= most {
      // Another program may have taken events out in between; one that writes is not waited for.
      try? write(patience: 0.05) { if try digest.rows(in: $0) == rows { try digest.write(to: $0) } }
    }
    return digest.record
  }

  /// Takes out the events that `isRemoved` holds for; what cannot be read stays.
  ///
  /// - Returns: How many were taken out.
  @discardableResult
  public func remove(
    where isRemoved: (LearnerEvent) -> Bool
  ) throws(RecordError) -> Int {
    try write { database in
      var removed: [Int64] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT time, kind, payload, id FROM event")
      while let row = try rows.next() {
        guard let event = try? RecordRow(row).event, isRemoved(event) else { continue }
        removed.append(row[3])
      }
      for id in removed {
        try database.execute(sql: "DELETE FROM event WHERE id = ?", arguments: [id])
      }
      return removed.count
    }
  }

  /// Takes out everything, and leaves no trace of it in the file or its log.
  public func erase() throws(RecordError) {
    try write { try $0.execute(sql: "DELETE FROM digest; DELETE FROM event") }
    try outsideTransaction { database in
      try database.execute(sql: "VACUUM")
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// What SQLite's own examination finds wrong with the file; empty when it is sound.
  public func problems() throws(RecordError) -> [String] {
    let lines = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
    return lines == ["ok"] ? [] : lines
  }
}

extension RecordStore {
  private static let memoryName = "the record in memory"

  private static func insert(_ row: RecordRow, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO event (time, kind, payload) VALUES (?, ?, ?)",
      arguments: [row.time, row.kind, row.payload])
  }

  private static func rows(of database: Database) throws -> [RecordRow] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT time, kind, payload FROM event ORDER BY \(RecordRow.order)")
    return try Array(rows.map(RecordRow.init))
  }

  private func read<Result>(_ body: (Database) throws -> Result) throws(RecordError) -> Result {
    do {
      return try database.read(body)
    } catch {
      throw RecordError(error, path: path ?? Self.memoryName)
    }
  }

  private func write<Result>(
    patience: Double = RecordStore.patience, _ body: (Database) throws -> Result
  ) throws(RecordError) -> Result {
    do {
      try database.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))")
      }
      return try database.write(body)
    } catch {
      throw RecordError(error, path: path ?? Self.memoryName)
    }
  }

  private func outsideTransaction(_ body: (Database) throws -> Void) throws(RecordError) {
    do {
      try database.writeWithoutTransaction(body)
    } catch {
      throw RecordError(error, path: path ?? Self.memoryName)
    }
  }
}
