import Foundation
import Recall
import Storage
import TestSupport
import Testing

/// `descent progress`, `descent class` and `descent convert`, as people run them.
@Suite struct ProgressCommandTests {
  private let run: ProgramRun

  init() throws { run = try ProgramRun() }

  private static let time: Int64 = 1_790_000_000_000

  /// Someone who answered a question of L01 wrongly and was sure of it.
  private func events(_ learner: Int = 0) -> [LearnerEvent] {
    let answer = AnswerEvent(
      lesson: "L01", item: "L01.who-decided", revision: 1, objective: "L01.1", response: "0",
      score: learner == 1 ? 1 : 0, misconception: learner == 1 ? nil : "M01", confidence: .sure,
      attempt: 1, hints: 0, offered: ["M01"], place: .quiz)
    return [
      LearnerEvent(time: Self.time + Int64(learner), .stepSeen(lesson: "L01", step: 0)),
      LearnerEvent(time: Self.time + 60_000, .answer(answer)),
      LearnerEvent(time: Self.time + 70_000, .unknown(name: "duel", payload: #"{"version":7}"#)),
    ]
  }

  private func keep(_ events: [LearnerEvent]) throws {
    let store = try RecordStore.open(in: run.data).store
    for event in events { try store.append(event) }
  }

  @Test func withoutATerminalProgressIsPrinted() throws {
    try keep(events())
    for result in [try run("progress"), try run("progress", "show", "--plain")] {
      #expect(result.status == 0 && result.errors == "", "\(result)")
      #expect(result.output.contains("Progress on "))
      #expect(result.output.contains("seen 1 of 8 steps"))
      #expect(result.output.contains("open: “Someone wrote the behaviour inside as rules.”"))
    }
  }

  @Test func whoHasNoRecordIsShownOneWithoutMakingIt() throws {
    #expect(try run("progress").status == 0)
    #expect(try run("progress", "export", "-").output.contains("\"events\":["))
    #expect(run.names(below: run.data) == [])
  }

  @Test func whatIsExportedCanBeImportedElsewhereOnce() throws {
    try keep(events())
    let file = run.path("a.json")
    #expect(try run("progress", "export", file).status == 0)
    let text = try run.read("a.json")
    #expect(text.contains("duel"))
    let other = run.path("other")
    let first = try run("--data-dir", other, "progress", "import", file)
    #expect(first.output == "3 of 3 events were new.\n", "\(first)")
    #expect(
      try run("progress", "import", file, "--data-dir", other).output
        == "0 of 3 events were new.\n")
    #expect(try run("progress", "--data-dir", other, "export", "-").output == text)
  }

  @Test func aFileThatIsWrongChangesNothing() throws {
    try keep(events())
    let good = try run("progress", "export", "-").output
    let bad = try run.write(
      good.split(separator: "]}").joined()
        + #",{"time":1790000000001,"kind":"step-seen","event":{"version":1}}]}"#, to: "bad.json")
    let result = try run("progress", "import", bad)
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains("bad.json: event 4: step-seen: `lesson` is missing."))
    #expect(try run("progress", "export", "-").output == good)
    #expect(try run("progress", "import", run.path("none.json")).errors.contains("no such file"))
  }

  @Test func theEndingSaysWhatIsWritten() throws {
    try keep(events())
    #expect(try run("progress", "export", run.path("a.csv")).status == 0)
    #expect(try run.read("a.csv").contains("L01.who-decided,1,L01.1,0,0.0,sure,M01"))
    #expect(try run("progress", "export", run.path("a.txt")).status == 0)
    let notes = try run.read("a.txt").split(separator: "\n")
    #expect(notes.prefix(2) == ["#separator:tab", "#html:false"])
    let note = notes.drop { $0.hasPrefix("#") }.joined(separator: "\n")
    #expect(note.hasPrefix("L01.who-decided\t") && note.hasSuffix("\tL01 L01.1 M01"), "\(note)")
    let wrong = try run("progress", "export", run.path("a.pdf"))
    #expect(wrong.status == 1 && wrong.errors.contains(".json"))
    #expect(!FileManager.default.fileExists(atPath: run.path("a.pdf")))
  }

  @Test func resetAsksAndKeepsTheEvents() throws {
    try keep(events())
    let asked = try run("progress", "reset", "L01")
    #expect(asked.status == 64 && asked.errors.contains("--yes"), "\(asked)")
    #expect(asked.output.contains("steps seen (1)") && asked.output.contains("answers (1)"))
    #expect(try run("progress").output.contains("seen 1 of 8"))
    #expect(try run("progress", "reset", "l01", "--yes").output.contains("L01 begins anew."))
    #expect(try !run("progress").output.contains("seen 1 of 8"))
    #expect(try run("progress", "export", "-").output.contains("stepSeen") == false)
    #expect(try run("progress", "export", "-").output.contains("step-seen"))
    #expect(try run("progress", "reset", "L77", "--yes").errors.contains("no lesson L77"))
  }

  @Test func eraseAsksAndLeavesNothing() throws {
    try keep(events())
    #expect(try run("progress", "erase").status == 64)
    #expect(run.names(below: run.data).contains("record.sqlite"))
    let erased = try run("progress", "erase", "--yes")
    #expect(erased.status == 0 && erased.output.contains("nothing was set aside"), "\(erased)")
    #expect(run.names(below: run.data) == [])
    #expect(try run("progress", "erase", "--yes").output.contains("no record"))
  }

  #if canImport(CVTerm)
    @Test func onATerminalAPersonIsAsked() throws {
      try keep(events())
      for (answer, words) in [("n", "Nothing was changed"), ("y", "Your record is deleted")] {
        let terminal = try TestTerminal(
          builtExecutable("descent"), ["progress", "erase"],
          environment: ["HOME": run.folder.path], columns: 100, rows: 30)
        try terminal.expect("Go on? (y/N)")
        terminal.send(answer + "\n")
        try terminal.expect(words)
        #expect(terminal.waitForEnd() == .exited(status: 0))
      }
      #expect(run.names(below: run.data) == [])
    }
  #endif

  // MARK: Learners and guests

  @Test func learnersHaveRecordsOfTheirOwn() throws {
    let file = try run.write(RecordArchive.text(of: events()), to: "a.json")
    #expect(try run("progress", "import", file, "--learner", "Zoë").status == 0)
    #expect(try run("--learner", "Zoë", "progress").output.contains("seen 1 of 8"))
    #expect(try !run("--learner", "Max", "progress").output.contains("seen 1 of 8"))
    #expect(try !run("progress").output.contains("seen 1 of 8"))
    #expect(run.names(below: run.data).contains("learners/Zoë/record.sqlite"))
  }

  @Test(arguments: ["../x", "a/b", ".", "..", "", " ", "a\u{1B}b"])
  func aNameThatIsAPathIsRefused(_ name: String) throws {
    let result = try run("progress", "--learner", name)
    #expect(result.status != 0 && result.output == "")
    #expect(run.names(below: run.folder.path).allSatisfy { ["in", "out", "err"].contains($0) })
  }

  @Test func aGuestLeavesNothing() throws {
    try keep(events())
    let before = run.names(below: run.data)
    let script = "1\n\n\nlab playground\nrun\nkeep\nmap\nq\n"
    let result = try run("--guest", "--plain", input: script)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("You are a guest"), "\(result.output.prefix(600))")
    #expect(run.names(below: run.data) == before)
    #expect(try RecordStore.open(in: run.data).store.events() == events())
    #expect(try !run("progress", "--guest").output.contains("seen 1 of 8"))
    #expect(try run("progress", "--guest", "--learner", "a").status == 64)
    let file = try run.write(RecordArchive.text(of: events(1)), to: "a.json")
    #expect(try run("progress", "import", file, "--guest").status == 1)
    #expect(run.names(below: run.folder.path + "/.local/share/descent") == before)
  }

  // MARK: Classes

  @Test func aClassIsSummedUpWithoutNames() throws {
    let folder = run.path("class")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for (number, name) in ["anna", "ben", "cleo"].enumerated() {
      _ = try run.write(RecordArchive.text(of: events(number)), to: "class/\(name).json")
    }
    _ = try run.write("{", to: "class/damaged.json")
    let result = try run("class", "report", folder, "--csv", run.path("sum.csv"))
    #expect(result.status == 0)
    #expect(result.errors.contains("damaged.json") && result.errors.contains("JSON"))
    #expect(result.output.contains("3 learners, 3 of them have answered something."))
    #expect(result.output.contains("33 %"), "\(result.output)")
    #expect(result.output.contains("M01 “Someone wrote"))
    for name in ["anna", "ben", "cleo"] { #expect(!result.output.contains(name)) }
    #expect(try run.read("sum.csv").contains("question,L01.who-decided,,3,1,0.333,2,M01,2,,"))
    #expect(try run("class", "report", folder).output == result.output)
    #expect(try run("class", "report", run.path("none")).status == 1)
    #expect(try run("class", "report").status == 64)
  }

  // MARK: Questions of a teacher

  @Test func questionsBecomeALessonThatCanBeOpened() throws {
    let gift = try run.write("Why? {=right#Yes. ~wrong#No.}\n\nEssay. {}\n", to: "q.gift")
    try FileManager.default.createDirectory(
      atPath: run.path("mine"), withIntermediateDirectories: true)
    let made = try run("convert", gift, run.path("mine/Q1.md"))
    #expect(made.status == 0 && made.output.contains("1 question, "), "\(made)")
    #expect(made.errors.contains("q.gift:3: an essay"))
    let shown = try run("progress", "--lessons", run.path("mine"))
    #expect(shown.status == 0 && shown.output.contains("1 lesson not begun."), "\(shown)")
    let again = try run("convert", gift, run.path("mine/Q1.md"))
    #expect(again.status == 1 && again.errors.contains("already"))
    let wrong = try run.write("Why? {=right", to: "bad.gift")
    let refused = try run("convert", wrong, run.path("mine/Q2.md"))
    #expect(refused.status == 1 && refused.errors.contains("bad.gift:1:"))
    #expect(run.names(below: run.path("mine")) == ["Q1.md"])
  }
}
