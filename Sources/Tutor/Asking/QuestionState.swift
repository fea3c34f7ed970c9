public import Course
public import Recall
internal import TextUI

/// How far a learner is with one question.
public struct QuestionState: Equatable, Sendable {
  /// Where it stands.
  public var phase: Phase
  /// What was picked, typed or filled in so far.
  var sheet: Sheet
  /// Why what was typed was not accepted.
  public var problem: String?
  /// How many hints are shown.
  public var hints = 0
  /// 1 for the first try.
  public var attempt = 1
  /// 2 where a wrong answer may be mended; what a run has judged stands.
  public let attempts: Int
  /// The answer that was asked about once more already: given again, it counts.
  var insisted: Answer?

  /// The way of a question from open to settled.
  public enum Phase: Equatable, Sendable {
    case open
    /// An answer was picked; how sure?
    case confidence(Answer)
    /// Committed before a run that has not ended.
    case locked(Answer, Confidence?)
    /// On its way to disk: shown as right or wrong only when it is there.
    case saving(Answer, Verdict, Confidence?)
    case graded(Answer, Verdict, Confidence?)
    case skipped
  }

  /// A question nobody has looked at, its options shuffled by `seed`.
  public init(_ question: Question, seed: UInt64, attempts: Int = 2) {
    phase = .open
    self.attempts = question.isJudgedByRun ? 1 : attempts
    sheet = Sheet(question, seed: seed)
  }

  /// Whether what follows the question on its page may be shown.
  public func opensWhatFollows(afterRun isRunFinished: Bool) -> Bool {
    switch phase {
    case .graded: true
    case .skipped: isRunFinished
    case .open, .confidence, .locked, .saving: false
    }
  }

  /// Whether the question waits for the learner rather than for the run or the disk.
  public var isOpen: Bool {
    switch phase {
    case .open, .confidence: true
    case .locked, .saving, .graded, .skipped: false
    }
  }

  /// What was picked, if anything.
  public var answer: Answer? {
    switch phase {
    case .open, .skipped: nil
    case .confidence(let answer), .locked(let answer, _), .saving(let answer, _, _),
      .graded(let answer, _, _):
      answer
    }
  }

  /// What the answer was worth, once that is on disk.
  public var verdict: Verdict? {
    if case .graded(_, let verdict, _) = phase { verdict } else { nil }
  }

  /// Whether a wrong answer may be mended.
  public var mayRetry: Bool {
    if let verdict { !verdict.isRight && attempt < attempts } else { false }
  }

  /// Opens a wrong answer for a second try.
  mutating func retry() {
    guard mayRetry else { return }
    attempt += 1
    insisted = nil
    phase = .open
  }

  // MARK: What stands on the sheet

  /// Options or lines in the order shown, numbered as in the file; empty for what is typed.
  public var order: [Int] {
    switch sheet {
    case .choice(let sheet): sheet.order
    case .multi(let sheet): sheet.order
    case .order(let sheet): sheet.order
    case .match(let sheet): sheet.order
    case .curve(let sheet): sheet.order
    case .number, .words, .shape, .mark, .trace, .goal: []
    }
  }

  /// The row that the arrows are on, counted as shown.
  public var cursor: Int {
    switch sheet {
    case .choice(let sheet): sheet.cursor
    case .multi(let sheet): sheet.cursor
    case .order(let sheet): sheet.cursor
    case .match(let sheet): sheet.cursor
    case .curve(let sheet): sheet.cursor
    case .trace(let sheet): sheet.cursor
    case .number, .words, .shape, .mark, .goal: 0
    }
  }

  /// Options ticked so far, numbered as in the file.
  public var ticked: Set<Int> { if case .multi(let sheet) = sheet { sheet.ticked } else { [] } }

  /// Whether the arrows carry the line under the cursor.
  public var isCarrying: Bool {
    if case .order(let sheet) = sheet { sheet.isCarrying } else { false }
  }

  /// What has been typed so far.
  public var text: String {
    switch sheet {
    case .number(let sheet): sheet.text
    case .words(let sheet): sheet.entry.text
    case .shape(let sheet): sheet.entry.text
    case .trace(let sheet):
      sheet.entries.indices.contains(sheet.cursor) ? sheet.entries[sheet.cursor].text : ""
    case .choice, .multi, .order, .match, .mark, .curve, .goal: ""
    }
  }

  /// A line that was typed in a conversation; nil if it is no attempt at an answer.
  mutating func read(_ line: String) -> SheetOutcome? {
    problem = nil
    return sheet.change { $0.read(line) }
  }

  /// How the lab of a task was left; nil before it was opened.
  var taskOutcome: TaskOutcome? { if case .goal(let sheet) = sheet { sheet.left } else { nil } }

  /// The lab of the task was left so.
  mutating func take(_ outcome: TaskOutcome) {
    guard case .goal(var goal) = sheet else { return }
    goal.left = outcome
    sheet = .goal(goal)
  }

  /// The mouse has pressed a row of the sheet.
  mutating func press(row: Int) -> SheetOutcome {
    problem = nil
    return sheet.change { $0.press(row: row) }
  }

  /// The mouse has pressed a place of the plot, from 0 to 1 along its axis.
  mutating func press(share: Double) {
    guard case .mark(var mark) = sheet else { return }
    problem = nil
    _ = mark.press(share: share)
    sheet = .mark(mark)
  }

  /// What to ask before an answer is taken: whether it is spelt as it was meant; nil where it is to
  /// be taken. The same answer again is meant so.
  mutating func asksAgain(_ answer: Answer, to question: Question) -> String? {
    guard case .short = question.kind, insisted != answer,
      let again = question.grade(answer).asksAgain
    else { return nil }
    insisted = answer
    return again.sentence
  }

  /// Does what a key of the sheet is for.
  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    problem = nil
    return sheet.change { $0.perform(action, key) }
  }
}

extension Question {
  /// Whether a number is typed.
  var isNumeric: Bool { if case .numeric = kind { true } else { false } }

  /// Whether an answer can be judged only by a run.
  public var isJudgedByRun: Bool {
    switch kind {
    case .choice(let choices), .multi(let choices):
      choices.options.contains { if case .when = $0.key { true } else { false } }
    case .numeric(let numeric): if case .metric = numeric.key { true } else { false }
    case .order, .short, .shape, .match, .plot, .trace, .goal: false
    }
  }

  /// What the key needs of a plot that a run draws: nothing once the run has filled it.
  var needsCurves: Bool {
    if case .plot(let plot) = kind { !plot.neededCurves.isEmpty } else { false }
  }
}
