internal import Compute
internal import Labs
internal import Learning

/// A tensor that a debugger is opened for, and a unit of it.
struct WantedTensor: Equatable, Sendable {
  /// Its name; a gradient's if the slope is meant.
  var name: TensorName
  /// The unit that the cursor is put on, from 0.
  var unit = 0
}

// A debugger that is opened to show a tensor.
extension DebuggerScreen {
  /// A screen that shows a tensor of the run, once it has been computed.
  init(_ subject: StepSubject, showing wanted: WantedTensor) {
    self.init(subject)
    self.wanted = wanted
    pane = .opened
  }

  /// What it takes until the tensor is there: the way forward, and for a slope the way back.
  var wantedRequests: [ScreenRequest] {
    guard let wanted else { return [] }
    return [.ask(.run(until: wanted.name.isGradient ? .backward : .loss))]
  }

  /// Opens the tensor as soon as the run has come to it.
  mutating func openWanted() {
    guard let wanted, !report.isRunning, report.position.instruction > 0 else { return }
    guard let maker = maker(of: wanted.name) else {
      self.wanted = nil
      return
    }
    plan.choose(maker, of: report.rows.count)
    choice.pin(wanted.name, in: report)
    pane = .opened
    let extents = choice.cursor.extents
    guard !extents.isEmpty else { return }
    let count = extents.reduce(1, *)
    let index = wanted.unit * size(ofUnitIn: extents)
    if index < count { choice.cursor = TensorCursor(extents: extents, index: index) }
    self.wanted = nil
    noteTensor()
  }

  /// The instruction that makes it; of the network's own numbers the first that reads them.
  private func maker(of name: TensorName) -> Int? {
    report.rows.firstIndex { $0.results.contains(name) }
      ?? report.rows.firstIndex { $0.operands.contains(name) }
      ?? report.rows.firstIndex { $0.operands.contains(name.ofValue) }
  }

  /// How many numbers lie from one unit to the next: of weights a row each, of what an example
  /// becomes all of a channel.
  private func size(ofUnitIn extents: [Int]) -> Int {
    let isParameter = report.parameters.contains { $0.name == choice.name }
    return extents.dropFirst(isParameter ? 1 : 2).reduce(1, *)
  }
}
