internal import Compute
internal import Learning

/// Weights and biases of a network of the debugger, and a forward pass with them in double
/// precision: what a nudge is measured with, since a change of a thousandth would be lost among the
/// last digits of single numbers.
struct DebugPass: Equatable, Sendable {
  let net: DebugNet
  /// Weights of the hidden units, their biases, weights of the outputs, their biases.
  var numbers: [[Double]]

  /// From what a report has copied; nil if something is missing.
  init?(_ net: DebugNet, _ values: [TensorName: [Float]]) {
    self.net = net
    let tensors = net.parameters.compactMap { values[$0]?.map(Double.init) }
    let (inputs, hidden, outputs) = net.widths
    guard tensors.map(\.count) == [inputs * hidden, hidden, hidden * outputs, outputs] else {
      return nil
    }
    numbers = tensors
  }

  /// Which number of the network: a tensor of `numbers` and a place in it.
  struct Place: Hashable, Sendable {
    var tensor: Int
    var index: Int
  }

  /// Every weight and bias in order.
  var places: [Place] {
    numbers.indices.flatMap { tensor in
      numbers[tensor].indices.map { Place(tensor: tensor, index: $0) }
    }
  }

  /// The number at a place.
  subscript(place: Place) -> Double {
    get { numbers[place.tensor][place.index] }
    set { numbers[place.tensor][place.index] = newValue }
  }

  /// `W₁[1,2]`, unit first; `b₁[2]`.
  func name(_ place: Place) -> String {
    let (inputs, hidden, outputs) = net.widths
    switch place.tensor {
    case 0: return "W₁[\(place.index / inputs + 1),\(place.index % inputs + 1)]"
    case 1: return "b₁[\(place.index + 1)]"
    case 2:
      return outputs == 1
        ? "w₂[\(place.index + 1)]"
        : "W₂[\(place.index / hidden + 1),\(place.index % hidden + 1)]"
    default: return outputs == 1 ? "b₂" : "b₂[\(place.index + 1)]"
    }
  }

  // MARK: Forward

  /// What the outputs are before the loss, and the loss itself.
  func forward(_ input: [Double], target: Int) -> (outputs: [Double], loss: Double) {
    let (width, units, count) = net.widths
    let hidden = (0..<units).map { unit -> Double in
      let sum = (0..<width).reduce(numbers[1][unit]) {
        $0 + numbers[0][unit * width + $1] * input[$1]
      }
      return net.bend == "tanh" ? PortableMath.tanh(sum) : max(0, sum)
    }
    let outputs = (0..<count).map { output -> Double in
      let sum = (0..<units).reduce(numbers[3][output]) {
        $0 + numbers[2][output * units + $1] * hidden[$1]
      }
      return net.hasShortcut ? sum + input[output] : sum
    }
    return (outputs, Self.loss(of: net, outputs, target: target))
  }

  /// ½ (y − t)² for R, −ln of the share of the right answer for the others.
  private static func loss(of net: DebugNet, _ outputs: [Double], target: Int) -> Double {
    switch net.kind {
    case .r:
      let gap = outputs[0] - Double(target)
      return gap * gap / 2
    case .c:
      // −ln σ(v) = ln(1 + e^−v), and −ln(1 − σ(v)) = ln(1 + e^v).
      let signed = target == 1 ? -outputs[0] : outputs[0]
      return max(0, signed) + PortableMath.log(1 + PortableMath.exp(-signed.magnitude))
    case .free, .digits:
      let highest = outputs.max() ?? 0
      let sum = outputs.reduce(0) { $0 + PortableMath.exp($1 - highest) }
      return PortableMath.log(sum) - (outputs[target] - highest)
    }
  }

  /// How much the loss changes if one number is nudged.
  func change(_ place: Place, by amount: Double, _ input: [Double], target: Int) -> Double {
    var nudged = self
    nudged[place] += amount
    return nudged.forward(input, target: target).loss - forward(input, target: target).loss
  }

  /// The slope as two nudges find it: up and down by a little.
  ///
  ///     (L(w + ε) − L(w − ε)) / 2ε
  func measuredSlope(_ place: Place, _ input: [Double], target: Int) -> Double {
    let size = 1e-4
    return
      (change(place, by: size, input, target: target)
      - change(place, by: -size, input, target: target)) / (2 * size)
  }

  /// The loss after a step against these slopes.
  func loss(
    afterStep rate: Double, against slopes: [[Double]], _ input: [Double], target: Int
  ) -> Double {
    var moved = self
    for tensor in numbers.indices where slopes.indices.contains(tensor) {
      for index in numbers[tensor].indices where slopes[tensor].indices.contains(index) {
        moved.numbers[tensor][index] -= rate * slopes[tensor][index]
      }
    }
    return moved.forward(input, target: target).loss
  }
}
