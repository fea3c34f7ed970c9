internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What every screen does: takes what happens, asks the session for what it cannot do itself, and
/// draws. Screens may lie over each other; only the top-most has keys, and runs that go on.
protocol Screen: Sendable {
  /// The lab on it, where it is shown for its own sake.
  var stageInSight: Stage? { get }
  /// Whether the learner may act on that lab now.
  var mayUseStage: Bool { get }
  /// The keys that do something now.
  var help: Help { get }
  /// The lesson that it is about, if it is about one.
  var lessonInSight: String? { get }

  /// It has just been laid over another one. Its jobs may have numbers from `firstJob` on.
  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest]
  /// What lay over it is gone.
  mutating func comeBack(at now: Timestamp) -> [ScreenRequest]

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest]
  /// Something that it has marked was pressed.
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest]
  /// The pointer moves while it is held down on something, or is let go.
  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest]
  /// The wheel turns over these panes, the top-most first.
  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest]
  mutating func paste(_ text: String)

  /// Puts a cursor on the numbers of its stage, to ask where they came from.
  mutating func ask(on size: Size) -> [ScreenRequest]
  /// Something happens to the lab on it.
  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest]
  /// How a run that is walked through stands.
  mutating func hear(_ report: StepReport, at now: Timestamp) -> [ScreenRequest]
  /// What is known of the run that a doctor was asked about.
  mutating func hear(_ report: DiagnosisReport, at now: Timestamp) -> [ScreenRequest]
  /// What is known of a mean that is taken apart.
  mutating func hear(_ report: BreakdownReport, at now: Timestamp) -> [ScreenRequest]
  /// Data that was asked for.
  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest]
  /// Data cannot be had, for this reason.
  mutating func fail(_ sentence: String)
  /// An event is on disk, or never will be.
  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord)

  /// Changes the stage that is in sight.
  mutating func changeStage(_ change: (inout Stage) -> [Effect]) -> [ScreenRequest]

  /// What would be lost by a key, as a question to ask first; nil where nothing would.
  func loss(by key: Key) -> Confirmation?
  /// The terms that it shows.
  func terms(_ glossary: CourseGlossary) -> TermsInSight
  func draw(on surface: inout Surface)

  /// How the task stands that it was opened for; nil for none.
  var taskOutcome: TaskOutcome? { get }
  /// The lab of a task that lay over it was left.
  mutating func receive(_ outcome: TaskOutcome, at now: Timestamp) -> [ScreenRequest]

  // As a conversation.
  var plainPlace: PlainPlace { get }
  func pieces(in conversation: PlainSession) -> [PlainPiece]
  func prompt(in conversation: PlainSession) -> String
  /// A line that was typed there. Changes go through the conversation's session.
  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect]
  /// Leaves for the map, or for what lies below.
  mutating func goHome(at now: Timestamp) -> [ScreenRequest]
  mutating func quit(at now: Timestamp) -> [ScreenRequest]
}

extension Screen {
  var stageInSight: Stage? { nil }
  var mayUseStage: Bool { true }
  var lessonInSight: String? { nil }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func comeBack(at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { [] }
  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest] { [] }
  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { [] }
  mutating func paste(_ text: String) {}
  mutating func changeStage(_ change: (inout Stage) -> [Effect]) -> [ScreenRequest] { [] }
  mutating func ask(on size: Size) -> [ScreenRequest] { [] }
  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func hear(_ report: StepReport, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func hear(_ report: DiagnosisReport, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func hear(_ report: BreakdownReport, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] { [] }
  mutating func fail(_ sentence: String) {}
  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) {}
  var taskOutcome: TaskOutcome? { nil }
  mutating func receive(_ outcome: TaskOutcome, at now: Timestamp) -> [ScreenRequest] { [] }
  func loss(by key: Key) -> Confirmation? { nil }
  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(texts: stageInSight.map { [$0.words] } ?? [], glossary)
  }
  mutating func goHome(at now: Timestamp) -> [ScreenRequest] { [.close] }
  mutating func quit(at now: Timestamp) -> [ScreenRequest] { [.quit] }
}

/// How a task's lab stood when it was left.
struct TaskOutcome: Equatable, Sendable {
  var outcome: GoalOutcome
  /// Where its controls stood.
  var settings: [String: String]
}

/// What a screen asks of the session.
enum ScreenRequest: Sendable {
  case effect(Effect)
  case home
  case quit
  case help
  case glossary
  case search
  /// A line for the learner until the next key.
  case say(String)
  case follow(Link)
  /// Why a number on a stage is what it is.
  case why(AskedNumber)
  /// The lab of a task, over this screen; how it stands when it is left comes back.
  case task(GoalTask, TaskOutcome?)
  /// A lab with these settings over this screen, to be tried.
  case tryOut(lab: String, settings: [String: String], seed: UInt64)
  /// A quiz over this screen; nil asks first what about.
  case quiz(QuizScope?)
  /// What the record says of the learner's progress, over this screen.
  case progress
  /// A lesson at a step, from 0, over this screen.
  case look(lesson: String, step: Int)
  /// The screen of a lesson, in place of all others.
  case lesson(String)
  /// The screen of a lab, in place of all others.
  case lab(String)
  case tour
  /// The debugger of a network, over its lab, in place of all others.
  case debug(DebugCatalog.Entry)
  /// A broken network, with a fault that the seed chooses, over this screen; or in the place of the one
  /// that was there.
  case fault(FaultNetwork, seed: UInt64)
  /// Lays another screen over this one, which stays as it is, its runs at rest.
  case open(ScreenState)
  /// Back to what lies below; to the map if nothing does.
  case close
  /// Everything that can be done with the run on stage, to choose from.
  case runMenu
  /// Does that with the run on stage.
  case run(RunMenu.Item)
  case shelf(ShelfChange)
}
