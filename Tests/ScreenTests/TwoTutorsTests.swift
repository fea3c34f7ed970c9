#if canImport(CVTerm)
  import Foundation
  import Recall
  import Storage
  import TestSupport
  import Testing

  /// Two programs that answer at the same time, as fast as they can, on one record.
  @Suite struct TwoTutorsTests {
    private let folder: TemporaryFolder
    private let drill: Drill
    private static let questions = 40

    init() throws {
      folder = try TemporaryFolder()
      drill = try Drill(questions: Self.questions)
    }

    @Test func bothGoOnAndLoseNothing() throws {
      let data = folder.path + "/record"
      // Many enough for a digest, which both will find of use.
      let before = (1...600).map { number in
        LearnerEvent(time: Int64(number), .flag(item: "L05.q\(number)", lesson: "L05"))
      }
      try RecordStore.open(in: data).store.merge(before)
      let answers = String(repeating: "1\n2\nn\n", count: Self.questions) + "q\n"
      let tutors = try (0..<2).map { _ in try start(in: data) }
      for tutor in tutors { tutor.say(answers) }
      for tutor in tutors {
        let said = tutor.end()
        #expect(said.contains("Question \(Self.questions) of \(Self.questions)."), "\(said)")
        #expect(!said.contains("without saving"), "\(said)")
        #expect(tutor.process.terminationStatus == 0)
      }
      let store = try RecordStore.open(in: data).store
      let contents = try store.contents()
      #expect(contents.unreadable == 0)
      #expect(try store.problems() == [])
      var counts: [String: Int] = [:]
      for case .answer(let answer) in contents.events.map(\.kind) {
        counts[answer.item, default: 0] += 1
      }
      // Each has answered every question once.
      #expect(counts.count == Self.questions && counts.values.allSatisfy { $0 == 2 }, "\(counts)")
      let calendar = StudyCalendar()
      #expect(
        try store.record(in: calendar) == LearnerRecord(contents.events, calendar: calendar))
    }

    @Test func theNextStartKnowsWhatTheOtherAnswered() throws {
      let data = folder.path + "/record"
      let one = try start(in: data)
      one.wait(for: "answer (")
      let other = try start(in: data)
      other.say("1\n2\nq\n")
      _ = other.end()
      one.say("x\nq\n")
      _ = one.end()
      let next = try start(in: data, "--step", "1")
      #expect(next.end().contains("Your answer: 1."))
    }

    /// A program that is talked to in lines.
    private final class Tutor {
      let process = Process()
      private let (input, output) = (Pipe(), Pipe())
      private var said = Data()

      init(_ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: builtExecutable("descent"))
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
      }

      func say(_ lines: String) {
        try? input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
      }

      func wait(for words: String) {
        while !String(decoding: said, as: UTF8.self).contains(words) {
          let more = output.fileHandleForReading.availableData
          guard !more.isEmpty else { return }
          said += more
        }
      }

      /// Ends its input, and waits until it has said everything.
      func end() -> String {
        try? input.fileHandleForWriting.close()
        said += (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
      }
    }

    private func start(in data: String, _ arguments: String...) throws -> Tutor {
      try Tutor(
        ["learn", drill.id, "--lessons", drill.folder.path, "--plain", "--data-dir", data]
          + arguments)
    }
  }
#endif
