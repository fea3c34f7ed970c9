public import Course
public import Labs
public import Recall
internal import TextUI

/// A lesson being read: text on the left, its live experiment on the right.
public struct ReadingScreen: Sendable {
  /// The lesson that is open.
  public let lesson: Lesson
  /// The unit it belongs to, for the header.
  public let unitTitle: String
  /// All its pages in order.
  public let pages: [Page]
  /// The page shown, from 0.
  public internal(set) var number: Int
  /// How far each question is, by its id.
  public internal(set) var questions: [String: QuestionState] = [:]
  /// The lab on stage; kept while pages without one are read.
  public internal(set) var stage: Stage?
  /// What the arrows act on now.
  public internal(set) var focus = Focus.text
  /// Rows of the text that have moved off its top.
  public internal(set) var scroll = 0
  /// The link of the text that keys act on, if any.
  var focusedLink: Int?
  /// Whether it lies over another screen, to which it leads back.
  var isVisit = false
  /// Whether the last page has been read.
  public internal(set) var isAtEnd = false
  /// Whether the page shown has no experiment; the stage itself is kept for later pages.
  var hidesStage = true
  private(set) var labData: LabData
  let firstJob: Int
  /// Settings of each lab at the end of an earlier sitting.
  let formerSettings: [String: [String: String]]
  /// The lab blocks that were on stage before, by their lines: coming back to one leaves what the
  /// learner has set there.
  var seenLabs: Set<Int> = []
  /// The settings of the last run that was recorded.
  var recordedRun: [String: String]?
  /// The settings when the page was opened.
  var openedSettings: [String: String]?
  /// Whether the run of this page is in the record.
  var isRunRecorded = false
  var goalsMet: Set<String>

  /// What the arrows act on.
  public enum Focus: Equatable, Sendable {
    case text
    case stage
    case control(Int)
  }

  /// Opens `lesson` where `record` says it was left, or at `step` (from 0).
  public init(
    _ lesson: Lesson, unitTitle: String, record: LearnerRecord, data: LabData,
    firstJob: Int, step: Int? = nil
  ) {
    self.lesson = lesson
    labData = data
    self.firstJob = firstJob
    self.unitTitle = unitTitle
    pages = Page.pages(of: lesson)
    let position = record.position(in: lesson.id)
    if let step {
      number = pages.firstIndex { $0.step == step } ?? 0
    } else if let position {
      number =
        pages.firstIndex { $0.step == position.step && $0.screen == position.screen }
        ?? pages.firstIndex { $0.step == position.step } ?? 0
    } else {
      number = 0
    }
    formerSettings = record.lessons[lesson.id]?.labSettings ?? [:]
    goalsMet = record.lessons[lesson.id]?.goalsMet ?? []
    for page in pages {
      for block in page.blocks {
        guard let question = block.question else { continue }
        var isPrediction = false
        if case .predict = block { isPrediction = true }
        var state = QuestionState(
          question, seed: lesson.seed, attempts: isPrediction ? 1 : 2)
        state.restore(question, from: record)
        questions[question.id] = state
      }
    }
    if let block = page.lab, let view = formerSettings[block.lab]?["view"],
      view == block.settings["view"]
    {
      seenLabs = [block.line]
    }
  }

  /// The page shown.
  public var page: Page { pages[min(number, pages.count - 1)] }
  /// The step that the page belongs to.
  public var step: Step { lesson.steps[page.step] }

  // MARK: What shows

  /// The blocks that may be shown: a question hides what follows it until it is settled.
  public var visibleBlocks: [Block] {
    var shown: [Block] = []
    for block in page.blocks {
      if case .observe = block, !mayObserve { return shown }
      shown.append(block)
      if let question = block.question, let state = questions[question.id],
        !state.opensWhatFollows(afterRun: stage?.run ?? .finished == .finished)
      {
        return shown
      }
    }
    return shown
  }

  /// Whether there has been something to observe.
  private var mayObserve: Bool { stage.map { $0.run == .finished } ?? true }

  /// Whether an observation waits for its run.
  public var waitsForRun: Bool {
    let shown = visibleBlocks
    guard shown.count < page.blocks.count, case .observe = page.blocks[shown.count] else {
      return false
    }
    return !mayObserve
  }

  /// The question that keys go to: the first one shown that is not settled.
  public var activeQuestion: Question? {
    visibleBlocks.compactMap(\.question).first { question in
      switch questions[question.id]?.phase {
      case .open, .confidence, .locked, .saving: true
      case .graded, .skipped, nil: false
      }
    }
  }

  /// The last settled question shown, whose feedback can be acted on.
  public var settledQuestion: Question? {
    activeQuestion == nil ? visibleBlocks.compactMap(\.question).last : nil
  }

  /// Whether the run key is lit: a prediction that the run judges must be made or skipped first.
  public var mayRun: Bool {
    guard stage?.lab != nil else { return false }
    guard let question = activeQuestion, question.isJudgedByRun,
      let state = questions[question.id]
    else { return true }
    return !state.isOpen
  }
}
