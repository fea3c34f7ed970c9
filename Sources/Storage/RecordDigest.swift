internal import GRDB
internal import Recall

/// The record as it was after some event, kept so that a start need not read all events.
///
/// It is derived from them, and worth nothing where it does not fit: taken out, damaged, or made by
/// other rules, it is made anew. Whatever takes out or changes an event takes out the digest too
/// (by triggers, so that other programs cannot forget it); an event that is added later, but happened
/// earlier or at the same time, as merging brings them, is noticed by its time.
struct RecordDigest {
  /// A start reads no more than so many events besides the digest, or makes a new one.
  static let events = 500
  /// From so many events on, reading them is felt.
  static let eventsOfALongRead: Int64 = 20_000

  /// The record after them.
  var record: LearnerRecord
  /// The greatest id among the rows that it rests on.
  var lastID: Int64
  /// The latest time among them.
  var lastTime: Int64

  /// No events.
  init(calendar: StudyCalendar) {
    record = LearnerRecord(calendar: calendar)
    (lastID, lastTime) = (0, .min)
  }

  /// The digest that the database keeps; nil where there is none that fits.
  init?(of database: Database, calendar: StudyCalendar) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT last_id, last_time, record FROM digest
        WHERE form = ? AND seconds_from_utc = ?
          AND EXISTS (SELECT 1 FROM event WHERE event.id = last_id)
          AND NOT EXISTS (SELECT 1 FROM event WHERE event.id > last_id AND time <= last_time)
        """, arguments: [LearnerRecord.digestForm, calendar.secondsFromUTC])
    guard let row, let record = try? LearnerRecord(digest: row["record"]),
      record.calendar == calendar
    else { return nil }
    self.record = record
    (lastID, lastTime) = (row["last_id"], row["last_time"])
  }

  /// Takes the rows after it into account, in the order of their times.
  ///
  /// - Returns: How many there were, those that are no events among them.
  mutating func readOn(in database: Database) throws -> Int {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT time, kind, payload, id FROM event WHERE id > ? ORDER BY \(RecordRow.order)
        """,
      arguments: [lastID])
    var count = 0
    var greatestID = lastID
    while let row = try rows.next() {
      let recordRow = RecordRow(row)
      if let event = try? recordRow.event { record.apply(event) }
      greatestID = max(greatestID, row[3])
      lastTime = max(lastTime, recordRow.time)
      count += 1
    }
    lastID = greatestID
    return count
  }

  /// The greatest id among all events.
  func greatestID(in database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT max(id) FROM event") ?? 0
  }

  /// How many rows it rests on, as the database is now.
  func rows(in database: Database) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM event WHERE id <= ?", arguments: [lastID]) ?? 0
  }

  /// Keeps it in the place of the one before.
  func write(to database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO digest (id, form, seconds_from_utc, last_id, last_time, record)
        VALUES (1, ?, ?, ?, ?, ?)
        """,
      arguments: [
        LearnerRecord.digestForm, record.calendar.secondsFromUTC, lastID, lastTime,
        try record.digest(),
      ])
  }
}
