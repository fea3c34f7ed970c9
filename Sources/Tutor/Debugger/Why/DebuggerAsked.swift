public import Compute
public import Labs
internal import Learning

// A debugger that is opened to say why a number is what it is.
extension DebuggerScreen {
  /// A screen that opens a number of the run, once it has been computed.
  public init(_ subject: StepSubject, asking element: TensorElement) {
    self.init(subject)
    asked = element
    why.open(element)
    pane = .opened
  }

  /// What it takes until the number is there with its reason: of examples the way forward, and for a
  /// slope the way back; of a network that has learned something, back into the update that has left
  /// its weights. A weight that was changed by hand after that has no reason there.
  var askedRequests: [ScreenRequest] {
    guard let asked, let subject else { return [] }
    if subject.examples != nil {
      return [.ask(.run(until: asked.name.isGradient ? .backward : .loss))]
    }
    let run = subject.run
    let isByHand = run.edits.contains {
      $0.step >= run.steps && $0.edit.name == asked.name && $0.edit.index == asked.index
    }
    return run.steps > 0 && !isByHand ? [.ask(.move(by: -1))] : []
  }

  /// Opens the number, as soon as the run has come to it and its tensor is known.
  mutating func openAsked() {
    guard let asked, !report.isRunning, let explanation = report.explanation(of: asked) else {
      return
    }
    if let instruction = explanation.instruction {
      plan.choose(instruction, of: report.rows.count)
    }
    // Of a share the scores are shown, as no tensor holds it.
    let held = TensorElement(asked.name.scores ?? asked.name, asked.index)
    choice.pin(held, coordinates: explanation.coordinates, in: report)
    if !why.isOpen { why.open(asked) }
    pane = .opened
    noteTensor()
    // A loss has no axes, so that it is opened says more than that its extents are known.
    if report.opened(choice.name) != nil { self.asked = nil }
  }
}
