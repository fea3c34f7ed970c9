import Foundation
import GRDB
import Recall
import Storage
import Testing

/// The digest saves reading all events, and is never needed.
@Suite struct DigestTests {
  private let folder: TemporaryFolder
  private let calendar = StudyCalendar(secondsFromUTC: 3600)

  init() throws { folder = try TemporaryFolder() }

  private func sqlite<Result>(_ body: (DatabaseQueue) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: folder.record)
    defer { try? queue.close() }
    return try body(queue)
  }

  private func change(_ sql: String) throws {
    try sqlite { queue in try queue.write { try $0.execute(sql: sql) } }
  }

  private func hasDigest() throws -> Bool {
    try sqlite { queue in
      try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM digest") == 1 }
    }
  }

  private func open() throws -> RecordStore { try RecordStore.open(in: folder.data).store }

  /// A store with a digest of 600 events.
  private func digested() throws -> RecordStore {
    let store = try open()
    try store.merge((1...600).map { answer($0 % 50, time: Int64($0) * 40_000_000) })
    _ = try store.record(in: calendar)
    #expect(try hasDigest())
    return store
  }

  private func expectTheFold(
    _ store: RecordStore, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folded = LearnerRecord(try store.events(), calendar: calendar)
    #expect(try store.record(in: calendar) == folded, sourceLocation: sourceLocation)
  }

  @Test func aFewEventsNeedNone() throws {
    let store = try open()
    for number in 1...20 { try store.append(answer(number)) }
    try expectTheFold(store)
    #expect(try !hasDigest())
  }

  @Test func itIsTheFoldAndGoesOn() throws {
    let store = try digested()
    try expectTheFold(store)
    try store.append(answer(7, time: 30_000_000_000))
    try expectTheFold(store)
    try expectTheFold(try open())
  }

  @Test func aStartReadsTheDigestAndNotTheEvents() throws {
    let store = try digested()
    var other = LearnerRecord(calendar: calendar)
    other.apply(LearnerEvent(time: 0, .flag(item: "of-the-digest", lesson: "L05")))
    try change("UPDATE digest SET record = '\(try other.digest())'")
    try store.append(LearnerEvent(time: 30_000_000_000, .flag(item: "later", lesson: "L05")))
    #expect(try store.record(in: calendar).flags == ["of-the-digest", "later"])
  }

  @Test(arguments: [
    "form = 999", "seconds_from_utc = 1", "record = 'nonsense'", "record = '{}'", "last_id = 601",
  ])
  func oneThatDoesNotFitIsMadeAnew(_ change: String) throws {
    let store = try digested()
    try self.change("UPDATE digest SET \(change)")
    try expectTheFold(store)
    try expectTheFold(store)
    #expect(try hasDigest())
  }

  @Test func anotherCalendarHasItsOwn() throws {
    let store = try digested()
    let other = StudyCalendar(secondsFromUTC: -7 * 3600)
    #expect(
      try store.record(in: other) == LearnerRecord(try store.events(), calendar: other))
    try expectTheFold(store)
  }

  @Test func takingItOutLosesNothing() throws {
    let store = try digested()
    try change("DELETE FROM digest")
    try expectTheFold(store)
  }

  @Test func earlierEventsThatComeLaterAreNotMissed() throws {
    let store = try digested()
    try store.merge([answer(3, time: 5), answer(4, time: 6)])
    try expectTheFold(store)
    try expectTheFold(store)
  }

  @Test func whatIsTakenOutIsForgotten() throws {
    let store = try digested()
    try store.remove { $0.time <= 20_000_000_000 }
    #expect(try !hasDigest())
    try expectTheFold(store)
    try store.erase()
    #expect(try store.record(in: calendar) == LearnerRecord(calendar: calendar))
  }

  @Test func aChangeByAnotherProgramTakesItOut() throws {
    _ = try digested()
    try change("UPDATE event SET time = time + 1 WHERE id = 5")
    #expect(try !hasDigest())
  }

  @Test func twoProgramsShareOne() throws {
    let stores = [try digested(), try open()]
    for round in 0..<4 {
      let start = Int64(30 + round) * 1_000_000_000
      try stores[round % 2].merge((1...550).map { answer($0 % 50, time: start + Int64($0)) })
      for store in stores { try expectTheFold(store) }
    }
  }

  @Test func rowsThatAreNoEventsArePassedOver() throws {
    let store = try digested()
    try change("INSERT INTO event (time, kind, payload) VALUES (99000000000, 'answer', 'x')")
    try store.append(answer(1, time: 99_000_000_001))
    try expectTheFold(store)
  }

  @Test func anErasedDigestLeavesNoTrace() throws {
    let store = try open()
    try store.merge(
      (1...600).map {
        LearnerEvent(time: Int64($0), .flag(item: "a-secret-item", lesson: "L05"))
      })
    _ = try store.record(in: calendar)
    #expect(try hasDigest())
    try store.erase()
    for name in try folder.names() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.data + "/" + name))
      #expect(bytes.firstRange(of: Data("a-secret-item".utf8)) == nil, "\(name)")
    }
  }
}
