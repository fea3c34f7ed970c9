#if canImport(CVTerm)
  import Course
  import Foundation
  import Recall
  import Storage
  import TestSupport
  import Testing
  import TextUI

  /// The learner's record, as the program makes it, finds it damaged, or cannot have it.
  @Suite struct RecordTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func theRecordIsMadeForItsLearnerAlone() throws {
      let terminal = try learner.start("learn", "L01")
      try terminal.expect("Esc map")
      #expect(permissions(learner.data) == 0o700)
      for name in try FileManager.default.contentsOfDirectory(atPath: learner.data) {
        #expect(permissions(learner.data + "/" + name) == 0o600, "\(name)")
      }
      #expect(FileManager.default.fileExists(atPath: learner.record))
    }

    @Test(arguments: [true, false]) func theRecordGoesWhereTheEnvironmentSays(
      _ isNamed: Bool
    ) throws {
      let folder = learner.folder.path
      let terminal = try TestTerminal(
        Learner.program, ["learn", "L01"],
        environment: isNamed ? ["XDG_DATA_HOME": folder + "/xdg"] : ["HOME": folder],
        columns: 100, rows: 30)
      try terminal.expect("Esc map")
      let place = isNamed ? "/xdg" : "/.local/share"
      #expect(FileManager.default.fileExists(atPath: folder + place + "/descent/record.sqlite"))
    }

    @Test func aDamagedRecordIsSetAsideAndTheLearnerIsTold() throws {
      let damaged = Data("this is no database".utf8) + Data(repeating: 7, count: 5000)
      try FileManager.default.createDirectory(
        atPath: learner.data, withIntermediateDirectories: true)
      try damaged.write(to: URL(fileURLWithPath: learner.record))
      let terminal = try learner.start()
      try terminal.expect("record", "damaged", "set", "aside")
      try terminal.skipTour()
      try terminal.expect("Enter begin")
      terminal.press(.enter)
      try terminal.expect("Predict", "Esc map")
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
      let aside = learner.data + "/record.damaged-1.sqlite"
      #expect(FileManager.default.contents(atPath: aside) == damaged)
      #expect(try learner.events().count > 0)
    }

    @Test func theTutorTeachesWithoutARecordAndSaysSo() throws {
      // A file stands where the folder should be: nobody can write there, not even root.
      try Data().write(to: URL(fileURLWithPath: learner.data))
      let terminal = try learner.start(columns: 80, rows: 24)
      try terminal.expect("cannot be written", "without saving", "--data-dir", "Enter begin")
      try expectTeaching(on: terminal)
    }

    @Test func theTutorTeachesWithoutAHomeAndSaysSo() throws {
      let terminal = try TestTerminal(
        Learner.program, environment: ["HOME": ""], columns: 100, rows: 30)
      try terminal.expect("HOME is not set, so nothing is kept", "Enter begin")
      try expectTeaching(on: terminal)
    }

    /// No file may grow: what SQLite meets on a full disk.
    @Test func theTutorTeachesOnWhenTheDiskIsFull() throws {
      try learner.start("learn", "L01").expect("Esc map")
      let terminal = try learner.shell(
        "trap '' XFSZ; ulimit -f 0; exec \(Learner.program) --data-dir $DATA")
      try terminal.expect("Enter")
      try expectTeaching(on: terminal, saying: "without saving")
    }

    @Test func twoTutorsOnOneRecordLoseNothing() throws {
      let drill = try Drill(questions: 12)
      let pair = try (0..<2).map { _ in
        try learner.start("learn", drill.id, "--lessons", drill.folder.path)
      }
      var seen = [0, 0]
      for number in 1...12 {
        for (index, terminal) in pair.enumerated() {
          try terminal.expect("question \(number) of 12")
          // Each leaves every third question to the other.
          if number % 3 != index {
            #expect(drill.answer(number, on: terminal))
            seen[index] += 1
          }
          terminal.press(.pageDown)
        }
      }
      for terminal in pair {
        terminal.send("q")
        #expect(terminal.waitForEnd() == .exited(status: 0))
      }
      let answers = try learner.answers()
      #expect(answers.count == 12)
      #expect(answers.values.map(\.count).reduce(0, +) == seen[0] + seen[1])
      #expect(try RecordStore.open(in: learner.data).store.problems() == [])
    }

    // MARK: -

    /// Goes through a prediction to its verdict and further.
    private func expectTeaching(
      on terminal: TestTerminal, saying words: String? = nil
    ) throws {
      terminal.press(.enter)
      try terminal.expect("Predict", "Esc map")
      if let words { try terminal.expect(words) }
      let step = try Learner.lesson("L01").steps[1]
      terminal.press(.pageDown)
      try terminal.expect(step.title)
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    private func permissions(_ path: String) -> Int? {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.posixPermissions] as? Int
    }
  }
#endif
