import Foundation
import GRDB
import Recall
import Storage
import TestSupport
import Testing

/// Programs that answer without a pause are killed at random moments, always on the same record:
/// while they open it, take over an earlier form, write answers, keep digests, alone and in pairs.
///
/// `DESCENT_KILLS=1000` kills so many.
@Suite struct KillTests {
  private let folder: TemporaryFolder
  private var random = Random(state: 2026)
  /// By the name of a writer: the last number that it said was kept, or that was found to be.
  private var acknowledged: [String: UInt64] = [:]
  /// How many answers were said to be kept.
  private var said = 0
  private var lost = 0
  private var doubled = 0
  /// By the name of a writer: the last number that the record holds.
  private var found: [String: UInt64] = [:]

  init() throws { folder = try TemporaryFolder() }

  @Test mutating func noAcknowledgedAnswerIsLost() throws {
    let asked = ProcessInfo.processInfo.environment["DESCENT_KILLS"].flatMap(Int.init)
    let kills = asked ?? 60
    var killed = 0
    var digests = 0
    var takenOver = 0
    while killed < kills {
      let isEarlier = killed % 8 == 0
      if isEarlier { try makeFirstForm() }
      let names = killed % 3 == 1 ? ["a", "b"] : ["a"]
      let writers = try names.map { try Writer(folder.data, $0, from: found[$0, default: 0] + 1) }
      // A third of the deaths come while the record is being opened.
      let most = isEarlier ? 30_000 : killed % 3 == 0 ? 15_000 : 60_000
      for writer in writers {
        usleep(UInt32(random.number(below: most)))
        writer.kill()
        killed += 1
      }
      for writer in writers { note(try writer.lines(), of: writer.name) }
      if isEarlier, try version() == 2 { takenOver += 1 }
      try expectEverything(after: killed)
      digests += try hasDigest() ? 1 : 0
    }
    let kept = found.values.reduce(0, +)
    print(
      "\(killed) kills: \(said) answers acknowledged, \(kept) found, \(lost) lost, "
        + "\(doubled) doubled; a digest was there \(digests) times, "
        + "an earlier form was taken over \(takenOver) times")
    #expect(lost == 0 && doubled == 0)
    #expect(said > 0 && kept >= UInt64(said) && digests > 0 && takenOver > 0)
  }

  private mutating func note(_ lines: [Substring], of name: String) {
    for line in lines where line != "started" {
      guard let number = UInt64(line) else {
        Issue.record("\(name) said: \(line)")
        continue
      }
      acknowledged[name] = number
      said += 1
    }
  }

  /// Each writer's answers are there once, from the first to the last acknowledged, and at most the
  /// one beyond on which it died.
  private mutating func expectEverything(after kills: Int) throws {
    let opened = try RecordStore.open(in: folder.data)
    #expect(opened.notices == [], "after \(kills) kills")
    #expect(try opened.store.problems() == [])
    let contents = try opened.store.contents()
    #expect(contents.unreadable == 0)
    var last: [String: UInt64] = [:]
    for event in contents.events.sorted(by: { seed(of: $0) < seed(of: $1) }) {
      guard case .answer(let answer) = event.kind, let number = answer.seed else {
        Issue.record("\(event)")
        continue
      }
      let before = last[answer.response, default: 0]
      #expect(number == before + 1, "of \(answer.response), after \(kills) kills")
      if number > before { lost += Int(number - before - 1) } else { doubled += 1 }
      #expect(answer.item == "L05.q\(number % 40)")
      last[answer.response] = number
    }
    for (name, number) in acknowledged where last[name, default: 0] < number {
      lost += Int(number - last[name, default: 0])
    }
    #expect(lost == 0, "after \(kills) kills")
    for (name, number) in last { #expect(number <= acknowledged[name, default: 0] + 1, "\(name)") }
    found = last
    acknowledged.merge(last) { max($0, $1) }
    let folded = LearnerRecord(contents.events, calendar: StudyCalendar())
    #expect(try opened.store.record(in: StudyCalendar()) == folded)
  }

  private func seed(of event: LearnerEvent) -> UInt64 {
    if case .answer(let answer) = event.kind { answer.seed ?? 0 } else { 0 }
  }

  // MARK: The file

  /// Makes the record what a Descent of form 1 would have left with the same events.
  private func makeFirstForm() throws {
    _ = try RecordStore.open(in: folder.data)
    try sqlite {
      try $0.execute(
        sql: """
          DROP TABLE digest; DROP TRIGGER event_removed; DROP TRIGGER event_changed;
          DELETE FROM grdb_migrations WHERE identifier <> '1: events';
          PRAGMA user_version = 1;
          """)
    }
  }

  private func hasDigest() throws -> Bool {
    try sqlite { try Int.fetchOne($0, sql: "SELECT count(*) FROM digest") == 1 }
  }

  private func version() throws -> Int? {
    try sqlite { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  private func sqlite<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: folder.record)
    defer { try? queue.close() }
    return try queue.write(body)
  }
}

/// A program that answers until it is killed.
private final class Writer {
  let name: String
  private let process = Process()
  private let pipe = Pipe()

  /// Returns once it runs.
  init(_ folder: String, _ name: String, from number: UInt64) throws {
    self.name = name
    process.executableURL = URL(fileURLWithPath: builtExecutable("record-writer"))
    process.arguments = [folder, name, "\(number)"]
    process.standardOutput = pipe
    try process.run()
    beginning = pipe.fileHandleForReading.availableData
  }

  private var beginning = Data()

  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  /// What it said until it died.
  func lines() throws -> [Substring] {
    let rest = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    return String(decoding: beginning + rest, as: UTF8.self).split(separator: "\n")
  }
}
