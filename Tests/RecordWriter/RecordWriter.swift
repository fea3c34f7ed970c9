import Foundation
import Recall
import Storage

/// A learner who answers without ever resting, for tests that kill it.
///
///     record-writer FOLDER NAME NUMBER
///
/// It says `started`, opens the record in the folder, and answers from this number on. Each number is
/// said once its answer is kept. In between it reads what the record adds up to, as a start does, and
/// keeps a digest of it.
@main
enum RecordWriter {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, var number = UInt64(arguments[3]) else { exit(64) }
    say("started")
    let store = waitingForOthers { () throws(RecordError) in
      let opened = try RecordStore.open(in: arguments[1])
      for notice in opened.notices { say("notice: \(notice)") }
      return opened.store
    }
    while true {
      let answer = LearnerEvent(
        time: Int64(Date().timeIntervalSince1970 * 1000),
        .answer(
          AnswerEvent(
            lesson: "L05", item: "L05.q\(number % 40)", revision: 1, objective: "L05.\(number % 4)",
            response: arguments[2], score: Double(number % 2),
            misconception: number % 2 == 0 ? "M13" : nil, confidence: .sure, attempt: 1, hints: 0,
            offered: ["M13"], drawn: ["rate": 0.25 * Double(number)], seed: number)))
      waitingForOthers { () throws(RecordError) in try store.append(answer) }
      say("\(number)")
      if number % 4 == 0 {
        _ = waitingForOthers { () throws(RecordError) in
          try store.record(in: StudyCalendar(), keepingDigestAfter: 10)
        }
      }
      number += 1
    }
  }

  /// The record may be in use by another writer for longer than a program waits.
  private static func waitingForOthers<Result>(
    _ body: () throws(RecordError) -> Result
  ) -> Result {
    while true {
      do {
        return try body()
      } catch {
        if case .busy = error { continue }
        say("failed: \(error)")
        exit(1)
      }
    }
  }

  /// A line in one piece, at once.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
