internal import Compute
public import Labs
internal import Learning
internal import TextUI

/// A run opened at one of its steps, to be walked through one instruction at a time, forward and
/// back: the plan, the instruction that is opened, why its numbers are what they are, the network,
/// and what small changes do to the loss.
///
/// Everything that it shows comes in reports; all that it does are commands to the thread that has
/// the run.
public struct DebuggerScreen: Sendable {
  /// What is opened; nil while it is not there yet.
  private(set) var subject: StepSubject?
  /// What the learner knows it as.
  let title: String
  /// How the run stands.
  var report = StepReport()
  /// Who has the keys.
  var pane = DebuggerPane.plan
  /// The instruction that is opened.
  var plan = PlanCursor()
  /// The tensor that is opened, and the number in it that is looked at.
  var choice = TensorChoice()
  /// The numbers that are asked about.
  var why = WhyChain()
  /// The parameter that is chosen in their list.
  var parameter = 0
  /// What lies over the panes.
  var tool: DebuggerTool?
  /// ε
  var nudge = NudgeSize.hundredth
  /// What the learner is to find out.
  var blanks = Blanks()
  /// Everything that has been opened, in order: what a search for a fault is judged by.
  private(set) var openings: [EvidencePlace] = []
  /// What is looked for by itself, in the next report.
  var hunt = DebuggerHunt.none
  /// The fault that is to be found, if there is one.
  var fault: FaultGame?
  /// Where the run was when it was opened.
  private(set) var origin: StepPosition?
  /// The number that it was opened to explain, until it is there.
  var asked: TensorElement?
  /// The tensor that it was opened to show, until it is there.
  var wanted: WantedTensor?
  /// What reports hold by now.
  private var watched: StepInterest?

  /// A screen that waits for the run to be opened; see `open()`.
  public init(_ subject: StepSubject) {
    self.subject = subject
    title = subject.title
  }

  /// A screen with a fault to be found, in a run that is opened once its data is there.
  init(game: FaultGame) {
    title = "\(game.network.title), broken"
    fault = game
  }

  /// What has to be asked for first.
  mutating func open() -> [ScreenRequest] {
    guard let subject else { return beginFault() }
    return [.ask(.open(subject))] + askedRequests + wantedRequests + watchRequests()
  }

  /// Opens a run that was not there when the screen was made.
  mutating func open(_ subject: StepSubject) -> [ScreenRequest] {
    self.subject = subject
    return open()
  }

  /// Whether there is a run to walk through.
  var isOpen: Bool { !report.rows.isEmpty && report.failure == nil && report.progress == nil }

  /// The instruction that is opened.
  var row: StepRow? { report.rows.indices.contains(plan.row) ? report.rows[plan.row] : nil }

  /// The opened tensor, as it is drawn.
  var tensorPane: TensorPane {
    TensorPane(
      name: choice.name, opened: report.opened(choice.name), cursor: choice.cursor,
      side: choice.side, isFocused: pane == .opened && !why.isOpen, secrets: secrets)
  }

  /// What is not to be read: shown as `?`.
  var secrets: Secrets { Secrets(blanks, in: report) }

  /// The parameters, and whether they can be drawn as a network.
  var network: NetworkReading? { NetworkReading(report) }

  /// What reports should hold from now on.
  var interest: StepInterest {
    let window = choice.cursor.window
    return StepInterest(
      tensor: choice.name, leading: choice.cursor.leading, rows: window.rows,
      columns: window.columns,
      elements: (choice.element.map { [$0] } ?? []) + why.elements + blanks.elements)
  }

  /// Asks for what is to be shown, if it is something else than before.
  mutating func watchRequests() -> [ScreenRequest] {
    let interest = interest
    guard interest != watched else { return [] }
    watched = interest
    return [.ask(.watch(interest))]
  }

  /// Notes what has been opened, once where it stays the same.
  mutating func note(_ place: EvidencePlace) {
    if openings.last != place { openings.append(place) }
    fault?.open(place)
  }

  /// Takes a report; the first one says where the run was opened.
  mutating func take(_ report: StepReport) {
    self.report = report
    if isOpen, origin == nil { origin = report.position }
  }
}

/// Who has the keys.
enum DebuggerPane: Int, CaseIterable, Equatable, Sendable {
  case plan, opened, network
  /// There as long as there are blanks.
  case blanks
}

/// What is looked for by itself: where numbers that are not finite come from.
enum DebuggerHunt: Equatable, Sendable {
  case none
  /// The first such number of the opened tensor.
  case number
}

extension ScreenRequest {
  /// Something for the thread that has the run.
  static func ask(_ command: StepCommand) -> ScreenRequest { .effect(.lab(.steps(command))) }
}
