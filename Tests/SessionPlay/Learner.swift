public import Course
internal import Labs
public import Recall
internal import TextUI
public import Tutor

/// Someone who plays a lesson from its first page to its last, by keys alone.
public struct Learner: Sendable {
  /// What they answer, by question.
  public var answers: [String: Answer] = [:]
  /// What they do with a question that has no answer in `answers`.
  public var habit: Habit
  public var confidence = Confidence.fairly
  /// Whether they try a second time what may be mended, with the right answer.
  public var triesAgain = false
  /// How they play a view that has no run key, by its name.
  public var stageKeys: [String: KeyScript] = ["sort": Self.sortingRightly]

  /// The six mails of the spam lab as their readers sorted them.
  public static let sortingRightly: KeyScript = "→ ← → ← ← →"

  public enum Habit: Sendable {
    /// The right answer; to a prediction that only a run can judge, the first option.
    case right
    /// The first wrong one.
    case wrong
    case skip
  }

  public init(_ habit: Habit, answers: [String: Answer] = [:]) {
    self.habit = habit
    self.answers = answers
  }

  /// nil to pass it over.
  func answer(to question: Question) -> Answer? {
    if let answer = answers[question.id] { return answer }
    switch habit {
    case .right: return question.exampleAnswer(isRight: true)
    case .wrong: return question.exampleAnswer(isRight: false)
    case .skip: return nil
    }
  }
}

extension Question {
  /// An answer that is right or wrong as far as that is known before a run.
  public func exampleAnswer(isRight: Bool) -> Answer {
    switch kind {
    case .choice(let choices):
      return .choice(choices.options.firstIndex { ($0.key == .right) == isRight } ?? 0)
    case .multi(let choices):
      let right = choices.options.indices.filter { choices.options[$0].key == .right }
      return .multi(isRight ? Set(right) : Set(choices.options.indices).subtracting(right))
    case .numeric(let numeric):
      let range = numeric.range ?? 0...100
      guard case .value(let value) = numeric.key else {
        return .number(isRight ? ((range.lowerBound + range.upperBound) / 2) : range.lowerBound)
      }
      return .number(isRight ? value : value + 3 * max(1, numeric.tolerance))
    case .order(let lines):
      let order = Array(lines.indices)
      return .order(isRight ? order : order.reversed())
    case .short: return isRight ? rightAnswer() ?? .text("") : .text("no idea")
    case .shape: return isRight ? rightAnswer() ?? .shape([]) : .shape([7, 7, 7, 7, 7])
    case .match(let matching):
      let order = Array(matching.left.indices)
      return .match(isRight ? order : order.reversed())
    case .plot(let plot):
      let range = plot.extent(of: .x)
      return isRight ? rightAnswer() ?? .mark(range.lowerBound) : wrongAnswer(of: plot)
    case .trace(let trace):
      return .cells(trace.blanks.map { isRight ? $0.key : 3 * $0.key + 7 })
    case .goal: return .goal(GoalOutcome(runs: 0, steps: 0, metrics: [:]))
    }
  }
}

private func wrongAnswer(of plot: PlotReading) -> Answer {
  switch plot.task {
  case .curve(let key): .curve(key == 0 ? plot.curves.count - 1 : 0)
  case .mark(let mark):
    // Whichever end of the axis is further from what is right.
    .mark(plot.farEnd(from: mark))
  }
}

extension PlotReading {
  fileprivate func farEnd(from mark: Mark) -> Double {
    let range = extent(of: mark.axis)
    guard let band = band(of: mark), band.contains(range.lowerBound) else {
      return range.lowerBound
    }
    return range.upperBound
  }
}

extension Player {
  /// Presses Tab until the keys go to `focus`.
  public mutating func focus(on focus: ReadingScreen.Focus) {
    for _ in 0..<12 where reading?.focus != focus { press(.tab) }
  }

  /// Answers the question at work, with keys.
  public mutating func give(_ answer: Answer) {
    focus(on: .text)
    guard let question = reading?.activeQuestion, let state = reading?.questions[question.id]
    else { return }
    switch answer {
    case .choice(let option):
      if let row = state.order.firstIndex(of: option) { press(digit: row + 1) }
    case .multi(let options):
      for option in options.symmetricDifference(state.ticked).sorted() {
        if let row = state.order.firstIndex(of: option) { press(digit: row + 1) }
      }
      press(.enter)
    case .number(let value):
      for _ in state.text { press(.backspace) }
      let text = value == value.rounded() ? "\(Int(value))" : "\(value)"
      play(KeyScript(text + " Enter"))
    case .order(let lines):
      for (target, line) in lines.enumerated() { carry(line, of: question, to: target) }
      press(.enter)
    case .text, .shape, .match, .mark, .curve, .cells, .goal: break
    }
  }

  private mutating func carry(_ line: Int, of question: Question, to target: Int) {
    guard let state = reading?.questions[question.id],
      let row = state.order.firstIndex(of: line)
    else { return }
    let steps = row - state.cursor
    for _ in 0..<abs(steps) { press(steps > 0 ? .down : .up) }
    press(.character(" "))
    for _ in 0..<abs(row - target) { press(row > target ? .up : .down) }
    press(.character(" "))
  }

  public mutating func press(digit: Int) { play(KeyScript("\(digit)")) }

  /// Lets the experiment on stage run to its end.
  public mutating func runStage(_ learner: Learner) {
    guard let lab, lab.run != .finished || reading?.activeQuestion?.isJudgedByRun == true else {
      return
    }
    if lab.isRunnable {
      press(.character(" "))
    } else if let view = reading?.page.lab?.settings["view"], let keys = learner.stageKeys[view] {
      focus(on: .stage)
      play(keys)
    }
  }

  /// Does all that the page asks for.
  public mutating func playPage(_ learner: Learner) {
    for _ in 0..<40 {
      guard let reading else { return }
      if let question = reading.activeQuestion {
        switch reading.questions[question.id]?.phase {
        case .open:
          if let answer = learner.answer(to: question) {
            give(answer)
          } else {
            focus(on: .text)
            press(.character("x"))
          }
        case .confidence: press(digit: learner.confidence.rawValue)
        case .locked: runStage(learner)
        case .saving, .graded, .skipped, nil: return
        }
      } else if reading.waitsForRun {
        runStage(learner)
      } else if learner.triesAgain, let question = reading.settledQuestion,
        reading.questions[question.id]?.mayRetry == true
      {
        press(.enter)
        give(question.exampleAnswer(isRight: true))
      } else {
        // A question that was passed over still hides what follows until there is a run.
        guard reading.visibleBlocks.count < reading.page.blocks.count else { return }
        runStage(learner)
      }
    }
  }

  /// Plays the lesson on screen from the present page to its end.
  public mutating func playLesson(_ learner: Learner) { playLesson(learner) { _ in } }

  /// The same; `watch` is called with each page once all that it asks for is done.
  public mutating func playLesson(
    _ learner: Learner, watch: (inout Player) throws -> Void
  ) rethrows {
    for _ in 0..<(reading?.pages.count ?? 0) where reading != nil {
      playPage(learner)
      try watch(&self)
      press(.pageDown)
    }
  }
}
