import Foundation
import GRDB
import Recall
import Storage
import Testing

/// Records of every earlier form are taken over with all that is in them.
@Suite struct MigrationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a file as a Descent of form 1 left it.
  private func makeFirstForm() throws {
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder.record)
    try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: #"""
          PRAGMA journal_mode = WAL;
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          INSERT INTO grdb_migrations VALUES ('1: events');
          CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            time INTEGER NOT NULL, -- milliseconds since 1970, UTC
            kind TEXT NOT NULL,
            payload TEXT NOT NULL  -- JSON with sorted keys
          ) STRICT;
          PRAGMA application_id = 1148415604;
          PRAGMA user_version = 1;
          INSERT INTO event (time, kind, payload) VALUES
            (1, 'step-seen', '{"lesson":"L05","step":3,"version":1}'),
            (2, 'answer', '{"attempt":1,"confidence":3,"hints":0,"item":"L05.rate","lesson":"L05","misconception":"M13","objective":"L05.2","response":"0,2","revision":2,"score":0,"version":1,"weight":2}'),
            (3, 'answer', 'nonsense'),
            (4, 'dream', '{"version":9}');
          """#)
    }
    try queue.close()
  }

  private static let events = [
    LearnerEvent(time: 1, .stepSeen(lesson: "L05", step: 3)),
    LearnerEvent(
      time: 2,
      .answer(
        AnswerEvent(
          lesson: "L05", item: "L05.rate", revision: 2, objective: "L05.2", response: "0,2",
          score: 0, misconception: "M13", confidence: .sure, attempt: 1, hints: 0, weight: 2))),
    LearnerEvent(time: 4, .unknown(name: "dream", payload: #"{"version":9}"#)),
  ]

  private func version() throws -> Int? {
    let queue = try DatabaseQueue(path: folder.record)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test func theFirstFormIsTakenOver() throws {
    try makeFirstForm()
    let opened = try RecordStore.open(in: folder.data)
    #expect(opened.notices.isEmpty)
    #expect(try opened.store.contents() == RecordContents(events: Self.events, unreadable: 1))
    #expect(try opened.store.merge(Self.events) == 0, "they are still the same events")
    #expect(try version() == 2)
    try opened.store.append(answer(9))
    #expect(try opened.store.record(in: StudyCalendar()).count == 4)
    #expect(try opened.store.problems() == [])
  }

  @Test func takingOverTwiceIsTakingOverOnce() throws {
    try makeFirstForm()
    for _ in 1...3 {
      let opened = try RecordStore.open(in: folder.data)
      #expect(opened.notices.isEmpty)
      #expect(try opened.store.events() == Self.events)
    }
    #expect(try folder.names().filter { $0.hasPrefix("record.") && $0.contains("-1") } == [])
  }
}
