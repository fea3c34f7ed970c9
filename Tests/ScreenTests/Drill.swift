#if canImport(CVTerm)
  import Foundation
  import TestSupport

  /// A lesson of many short questions, for tests that answer a lot of them.
  struct Drill {
    let folder: TemporaryFolder
    let id = "L90"

    init(questions count: Int) throws {
      folder = try TemporaryFolder()
      let questions = (1...count).map { number in
        """
        ```quiz
        id: L90.q\(number)
        objective: L90.1

        Which one is number \(number)?

        - [x] It is right
          > So it is.
        - [ ] It is wrong
          > So it is not.

        > [!hint] One of the two.
        > [!why] This is drill \(number).
        ```
        """
      }
      let lesson = """
        ---
        descent: 1
        id: L90
        title: Drill
        promise: Nothing but questions.
        unit: 1
        path: core
        minutes: 1
        objectives:
          - Answer
        license: CC BY 4.0
        ---

        ## Questions

        \(questions.joined(separator: "\n\n"))
        """
      try lesson.write(toFile: folder.path + "/drill.md", atomically: true, encoding: .utf8)
    }

    static func item(_ number: Int) -> String { "L90.q\(number)" }

    /// Answers the question on the screen, fairly sure, and waits for the verdict.
    func answer(_ number: Int, on terminal: TestTerminal) -> Bool {
      terminal.send("1")
      guard terminal.wait(until: { $0.shows("How sure are you?") }) else { return false }
      terminal.send("2")
      return terminal.wait { Self.showsVerdict(on: $0) }
    }

    static func showsVerdict(on terminal: TestTerminal) -> Bool {
      terminal.shows("Right.") || terminal.shows("Not quite.")
    }
  }
#endif
