internal import Compute
internal import Learning

/// A flat cut through the loss of a network: its weights plus some of one direction plus some of
/// another.
///
///     weights(a, b) = first + a · across + b · up
///
/// Random directions have in every tensor the length of the weights themselves, so that 1 is a large
/// step in each layer (Li et al. 2018, "Visualizing the loss landscape of neural nets"). Through both
/// networks, `across` leads from the first to the second, and `up` is as long as that.
struct SlicePlan: Sendable {
  /// The parameters of the network.
  static let names: [TensorName] = ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]
  /// Places each way.
  static let count = 11
  static let trial = "digits"
  /// The runs of all places, row by row from the top.
  static let places = (0..<count * count).map(DescentRun.place)

  private let first: [[Float]]
  private let across: [[Float]]
  private let up: [[Float]]
  /// From where to where the cut goes across.
  let reach: ClosedRange<Double>

  init(from first: [[Float]], to second: [[Float]], isThroughBoth: Bool, seed: UInt64) {
    self.first = first
    var generator = SeededGenerator(seed: seed).split("slice")
    func random(like tensors: [[Float]]) -> [[Float]] {
      tensors.map { tensor in
        let noise = tensor.map { _ in generator.normal() }
        let scale = Self.length(tensor) / max(Self.length(noise), 1e-12)
        return noise.map { $0 * scale }
      }
    }
    if isThroughBoth {
      across = zip(first, second).map { zip($0, $1).map { $1 - $0 } }
      up = random(like: across)
      reach = -0.5...1.5
    } else {
      across = random(like: first)
      up = random(like: first)
      reach = -1...1
    }
  }

  /// The parameters at a place, by its number.
  func weights(at index: Int) -> [Checkpoint.Tensor] {
    let last = Double(Self.count - 1)
    let a = Float(
      reach.lowerBound
        + (reach.upperBound - reach.lowerBound) * Double(index % Self.count) / last)
    let b = Float(1 - 2 * Double(index / Self.count) / last)
    return Self.names.indices.map { tensor in
      let values = first[tensor].indices.map {
        first[tensor][$0] + a * across[tensor][$0] + b * up[tensor][$0]
      }
      return Checkpoint.Tensor(
        name: Self.names[tensor], shape: Shape(values.count), values: values)
    }
  }

  private static func length(_ numbers: [Float]) -> Float {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
