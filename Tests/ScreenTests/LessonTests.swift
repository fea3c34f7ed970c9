#if canImport(CVTerm)
  import Course
  import Recall
  import TestSupport
  import Testing
  import TextUI
  import Tutor

  /// A learner in a lesson: predict, run, compare, answer, leave, come back.
  @Suite struct LessonTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func theCourseMapOpensTheLessonThatComesNext() throws {
      let lesson = try Learner.lesson("L01")
      let terminal = try learner.start()
      try terminal.skipTour()
      try terminal.expect("Descent", lesson.title, "Enter begin", "q quit")
      terminal.press(.enter)
      try terminal.expect(lesson.steps[0].title, "step 1 of \(lesson.steps.count)")
      terminal.press(.escape)
      try terminal.expect("Enter continue", "step 1 of \(lesson.steps.count)")
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    @Test func aPredictionIsLockedRunLiveAndJudgedByTheRun() throws {
      let step = try step(showing: "learn")
      let terminal = try learner.start("learn", "L01", "--step", "\(step + 1)")
      try terminal.expect("Predict", "1-3 predict")
      #expect(!terminal.shows("Space run"), "the run waits for the prediction")
      terminal.send("1")
      try terminal.expect("your prediction", "Locked in.", "Space run")
      terminal.send(" ")
      // Live: pictures of the run while it is under way.
      try terminal.expect { terminal in
        (terminal.number(after: Words.steps) ?? 0) > 0 && terminal.shows("pass")
          && terminal.number(after: "unseen mails right") != nil
      }
      let early = try #require(terminal.number(after: Words.steps))
      try terminal.expect(Words.finished)
      #expect(try #require(terminal.number(after: Words.steps)) > early)
      #expect(try #require(terminal.number(after: "unseen mails right")) >= 90)
      try terminal.expect { $0.shows("Not this time.") || $0.shows("As you said.") }
      terminal.send("q")
      terminal.waitForEnd()
      let judged = try learner.events().compactMap { event in
        if case .prediction(let prediction) = event.kind { prediction.isRight } else { nil }
      }
      #expect(judged.count == 1)
      #expect(
        try learner.events().contains { event in
          if case .labRun(let lab, let lesson, _, let metrics) = event.kind {
            return lab == "spam" && lesson == "L01" && (metrics["accuracy"] ?? 0) >= 0.9
          }
          return false
        })
    }

    @Test func aWrongAnswerIsToldWhyAndIsStillThereTheNextTime() throws {
      let (step, question, choices) = try firstChoiceQuestion()
      let wrong = try #require(choices.options.first { $0.key == .wrong })
      let feedback = try #require(wrong.feedback.first?.texts.first).plain
      let terminal = try learner.start("learn", "L01", "--step", "\(step + 1)")
      try terminal.expect(wrong.text.plain, "question 1 of")
      let digit = try #require(terminal.digit(ofOption: wrong.text.plain), "\(terminal.text)")
      terminal.send(digit)
      try terminal.expect("How sure are you?", "1 a guess", "3 sure")
      terminal.send("3")
      try terminal.expect("Not quite.", "You were sure.", feedback, "Enter try again")
      // On disk as soon as it is on the screen, while the tutor is still open.
      let answer = try #require(try learner.answers()[question.id]?.last)
      #expect(answer.score == 0)
      #expect(answer.confidence == .sure)
      #expect(answer.misconception == wrong.misconception)
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))

      let again = try learner.start("learn", "L01")
      try again.expect("question 1 of", "Not quite.", feedback)
      again.press(.enter)
      try again.expect("answer", "h hint")
      let right = try #require(choices.options.first { $0.key == .right })
      let rightDigit = try #require(again.digit(ofOption: right.text.plain), "\(again.text)")
      again.send(rightDigit)
      try again.expect("How sure are you?")
      again.send("2")
      try again.expect("Right.", "Why.")
      #expect(try learner.answers()[question.id]?.map(\.attempt) == [1, 2])
    }

    @Test func theTutorOpensWhereItWasLeft() throws {
      let lesson = try Learner.lesson("L01")
      let terminal = try learner.start("learn", "L01", "--step", "4")
      try terminal.expect(lesson.steps[3].title)
      terminal.press(.pageDown)
      try terminal.expect(lesson.steps[4].title)
      terminal.send("q")
      terminal.waitForEnd()
      let again = try learner.start()
      try again.expect("step 5 of \(lesson.steps.count)", "Enter continue")
      again.press(.enter)
      try again.expect(lesson.steps[4].title, "step 5 of \(lesson.steps.count)")
    }

    @Test func anIdInSmallLettersNamesTheLessonToo() throws {
      let lesson = try Learner.lesson("L01")
      try learner.start("learn", "l01").expect(lesson.steps[0].title)
    }

    @Test func helpAndGlossaryLieOverTheLesson() throws {
      let lesson = try Learner.lesson("L01")
      let term = try #require(lesson.glossary.keys.sorted().first)
      let terminal = try learner.start("learn", "L01")
      try terminal.expect(lesson.steps[0].title)
      terminal.send("?")
      try terminal.expect("Keys in a lesson")
      terminal.press(.escape)
      try terminal.expect { !$0.shows("Keys in a lesson") }
      terminal.send("g")
      try terminal.expect("Glossary", term)
      terminal.press(.escape)
      try terminal.expect { !$0.shows("Glossary") && $0.shows(lesson.steps[0].title) }
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
    func everyScreenOfTheLessonCanBeLeafedThrough(_ size: Size) throws {
      let lesson = try Learner.lesson("L01")
      let terminal = try learner.start("learn", "L01", columns: size.columns, rows: size.rows)
      for page in Page.pages(of: lesson) {
        let isQuiz = lesson.steps[page.step].isQuiz
        try terminal.expect(isQuiz ? "question" : "step \(page.step + 1) of")
        let before = terminal.text
        terminal.press(.pageDown)
        try terminal.expect { $0.text != before }
      }
      try terminal.expect("the end of this lesson", "Enter map")
      terminal.press(.enter)
      try terminal.expect("Descent", "q quit")
    }

    // MARK: Places in the lesson, however its author arranges it

    private func step(showing view: String) throws -> Int {
      let lesson = try Learner.lesson("L01")
      return try #require(
        lesson.steps.firstIndex { step in
          step.screens.flatMap(\.blocks).contains { block in
            if case .lab(let lab) = block { lab.settings["view"] == view } else { false }
          }
        })
    }

    private func firstChoiceQuestion() throws -> (step: Int, question: Question, choices: Choices) {
      let item = try #require(try Learner.lesson("L01").items.first { $0.role == .quiz })
      return (item.step, item.question, try #require(item.question.choices))
    }
  }
#endif
