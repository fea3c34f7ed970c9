internal import Compute

/// The gradient of one matrix of weights has the wrong sign: this layer goes uphill while the others go
/// down.
public struct WrongSignOfGradient: Sabotage {
  public let name = "one gradient has the wrong sign"
  public let symptom =
    "The loss falls, but it ends higher than it should, as if one layer worked against the others."
  public let effect = SabotageEffect.endsHigher

  /// The fault as a value.
  public init() {}

  /// Of the last weights that are trained.
  public func applied(to experiment: Experiment) -> Experiment? {
    guard
      let name = (try? InstructionList(of: experiment))?.parameters
        .last(where: { $0.text.hasSuffix("weight") })
    else { return nil }
    var broken = experiment
    broken.fault = .reversesGradient(of: name)
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    guard case .reversesGradient(let name) = broken.fault else { return [] }
    return steps.places { $0.operation == Negation.name }.map {
      Trace($0, "This turns the sign of \(name.gradient) around.", isDecisive: true)
    }
      + [
        Trace(
          .tensor(name.gradient, step: 0),
          "Nudging a weight of \(name) changes the loss the other way than \(name.gradient) says.",
          isDecisive: true)
      ]
      + steps.places { $0.phase == .update && $0.results.first == name }.map {
        Trace(
          $0, "After this update alone the loss is higher than before it.", isDecisive: true)
      }
      + [
        Trace(
          .curve(.training, step: 0), "The loss stays higher than it should.", isDecisive: false)
      ]
  }

  private enum Negation {
    /// As plans call the instruction.
    static let name = "negate"
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Give that gradient its sign back",
        "All layers go downhill again. A nudge of a weight and its gradient now say the same."),
      .wrong(
        "Lower the rate to a tenth",
        "Every layer takes shorter steps, one of them still uphill.", trying: .changeRate(by: 0.1)),
      .wrong(
        "Turn the sign of every update around",
        "Then that layer goes downhill and all others go up.", trying: .changeRate(by: -1)),
      .wrong(
        "Give the network more units", "More units of that layer go uphill together.",
        trying: .scaleUnits(by: 4)),
    ]
  }
}
