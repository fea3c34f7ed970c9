internal import Compute

/// An activation has changed places with the layer before it: it now works on that layer's input, and
/// nothing bends what comes after.
public struct SwappedLayers: Sabotage {
  public let name = "two layers are swapped"
  public let symptom =
    "Training runs without a jump, but the loss comes to rest far above where it should."
  public let effect = SabotageEffect.endsHigher

  /// The fault as a value.
  public init() {}

  /// The last activation behind a dense layer or convolution.
  public func applied(to experiment: Experiment) -> Experiment? {
    let layers = experiment.model.layers
    let places = layers.indices.dropLast().filter {
      (layers[$0].layer is Dense || layers[$0].layer is Conv)
        && layers[$0 + 1].layer is ActivationLayer
    }
    guard let place = places.last else { return nil }
    var broken = experiment
    broken.model.layers.swapAt(place, place + 1)
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    let layers = broken.model.layers
    let place = layers.indices.dropLast().last {
      layers[$0].layer is ActivationLayer
        && (layers[$0 + 1].layer is Dense || layers[$0 + 1].layer is Conv)
        && !(layers.indices.contains($0 + 2) && layers[$0 + 2].layer is ActivationLayer)
    }
    let kind = place.map { layers[$0].layer.kind } ?? ""
    return [
      Trace(
        .setting(.layers), "The \(kind) comes before its layer instead of behind it.",
        isDecisive: true)
    ]
      + steps.places {
        $0.phase == .forward && $0.operation.lowercased() == kind.replacing("-", with: "")
      }.map {
        Trace(
          $0, "This \(kind) works on the input of the layer that it should come behind.",
          isDecisive: true)
      }
      + steps.places { $0.phase == .forward && $0.operation == "matrixProduct" }.suffix(1).map {
        Trace(
          $0, "What is multiplied here is a sum that went through no activation.",
          isDecisive: true)
      }
      + [
        Trace(
          .curve(.training, step: 0), "The loss comes to rest too high.", isDecisive: false)
      ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Put the activation behind its layer",
        "Two layers with nothing between them are one straight layer. With the activation between "
          + "them they can bend."),
      .wrong(
        "Train four times as long",
        "The loss has come to rest; more steps change little.", trying: .trainLonger(by: 4)),
      .wrong(
        "Give the network more units",
        "More units with nothing between them and the output still add up to one straight layer.",
        trying: .scaleUnits(by: 4)),
      .wrong(
        "Raise the rate tenfold", "Longer steps lead to the same floor, with more jumps.",
        trying: .changeRate(by: 10)),
    ]
  }
}
