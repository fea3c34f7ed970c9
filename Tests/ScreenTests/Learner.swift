#if canImport(CVTerm)
  import Course
  import Foundation
  import Recall
  import Runtime
  import Storage
  import TestSupport
  import Testing
  import TextUI

  /// A learner's computer: a folder for the record, and the tutor to start on it, again and again.
  struct Learner {
    let folder: TemporaryFolder
    /// The folder of the record; the tutor makes it.
    var data: String { folder.path + "/record" }

    init() throws { folder = try TemporaryFolder() }

    var record: String { data + "/record.sqlite" }

    /// Starts the real program on a terminal of its own.
    func start(
      _ arguments: String..., environment: [String: String] = [:], columns: Int = 100,
      rows: Int = 30
    ) throws -> TestTerminal {
      try TestTerminal(
        Self.program, arguments + ["--data-dir", data], environment: environment, columns: columns,
        rows: rows)
    }

    func start(
      _ arguments: [String], environment: [String: String] = [:]
    ) throws -> TestTerminal {
      try TestTerminal(
        Self.program, arguments + ["--data-dir", data], environment: environment, columns: 100,
        rows: 30)
    }

    /// Starts a shell in whose script `descent` is the program, with the record in `$DATA`.
    func shell(_ script: String, columns: Int = 100, rows: Int = 30) throws -> TestTerminal {
      try TestTerminal(
        "/bin/bash", ["-c", "descent() { \(Self.program) \"$@\"; }\n" + script],
        environment: ["DATA": data], columns: columns, rows: rows)
    }

    /// Everything that the record holds.
    func events() throws -> [LearnerEvent] { try RecordStore.open(in: data).store.events() }

    /// The answers in the record, by question, the oldest first.
    func answers() throws -> [String: [AnswerEvent]] {
      var answers: [String: [AnswerEvent]] = [:]
      for case .answer(let answer) in try events().map(\.kind) {
        answers[answer.item, default: []].append(answer)
      }
      return answers
    }

    static var program: String { builtExecutable("descent") }

    /// The lessons that come with the program.
    static var lessons: String {
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("lessons").path
    }

    /// A lesson as its file says it, so that the author may change its words.
    static func lesson(_ id: String) throws -> Lesson {
      try #require(try LessonFolder(lessons).read().0.lesson(id))
    }
  }

  /// Words of the screens that several tests look for.
  enum Words {
    /// Stands above the stage once its run has come to an end.
    static let finished = "computed in"
    /// Stands before the number of training steps.
    static let steps = "steps of"
  }

  extension TestTerminal {
    /// Passes over what someone sees who has never been here.
    func skipTour(at place: SourceLocation = #_sourceLocation) throws {
      try expect("The first half-minute", "Esc skip", at: place)
      press(.escape)
      try expect(at: place) { !$0.shows("The first half-minute") }
    }

    /// Waits until the words of all sentences are on the screen; the test ends if they do not come.
    func expect(_ sentences: String..., at place: SourceLocation = #_sourceLocation) throws {
      let come = wait { terminal in sentences.allSatisfy(terminal.shows) }
      let missing = sentences.filter { !shows($0) }
      try #require(come, "not on the screen: \(missing)\n\(text)", sourceLocation: place)
    }

    /// Waits until a condition holds; the test ends with the screen if it never does.
    func expect(
      at place: SourceLocation = #_sourceLocation, _ condition: (TestTerminal) -> Bool
    ) throws {
      let hasCome = wait(until: condition)
      try #require(hasCome, "\(text)", sourceLocation: place)
    }

    /// The number that follows some words on one row of the screen: `steps of training   880`.
    func number(after words: String) -> Double? {
      for row in 0..<size.rows {
        guard let range = line(row).range(of: words) else { continue }
        let rest = line(row)[range.upperBound...]
        let digits = rest.drop { !$0.isNumber }.prefix { $0.isNumber || ".,".contains($0) }
        return Double(digits.replacing(",", with: ""))
      }
      return nil
    }

    /// The row that begins with these words, past a mark and a number: that of an option.
    func digit(ofOption text: String) -> String? {
      let words = text.split(separator: " ").prefix(4).joined(separator: " ")
      for row in 0..<size.rows {
        guard let range = line(row).range(of: words) else { continue }
        return line(row)[..<range.lowerBound].last { $0.isNumber }.map(String.init)
      }
      return nil
    }
  }
#endif
