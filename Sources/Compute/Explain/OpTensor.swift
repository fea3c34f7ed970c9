public import Kernels

/// One of the tensors that an op reads or writes, by its place.
public enum OpTensor: Hashable, Sendable {
  case input(Int)
  case auxiliary(Int)
  case output

  /// Unlike that of any other tensor of the op.
  var number: Int32 {
    switch self {
    case .input(let index): Int32(index)
    case .auxiliary(let index): Int32(Operands<Float>.maximumInputs + index)
    case .output: Self.outputNumber
    }
  }

  /// The number of the tensor's gradient.
  var gradientNumber: Int32 { number + Self.gradientDistance }

  static var outputNumber: Int32 {
    Int32(Operands<Float>.maximumInputs + Operands<Float>.maximumAuxiliaries)
  }
  static let gradientDistance: Int32 = 16
  /// As many numbers as tensors and gradients can have.
  static var numberCount: Int { 2 * Int(gradientDistance) }
}

/// An element that an op makes: which of its tensors it is in, and where, counted row after row.
public struct OpElement: Hashable, Sendable {
  /// Which tensor.
  public let tensor: OpTensor
  /// Where in it, counted row after row.
  public let index: Int

  /// An element that need not exist; whoever looks it up must know.
  public init(_ tensor: OpTensor, _ index: Int) {
    self.tensor = tensor
    self.index = index
  }
}

extension Operands where Scalar == Float {
  /// One of the tensors.
  public func view(_ tensor: OpTensor) -> TensorView<Float> {
    switch tensor {
    case .input(let index): input(index)
    case .auxiliary(let index): auxiliary(index)
    case .output: output
    }
  }

  /// An element with the number that it holds, for a rule.
  public func element(_ tensor: OpTensor, _ index: Int) -> RuleElement {
    RuleElement(tensor: tensor.number, index: index, value: view(tensor)[index])
  }

  /// An element of the tensor seen as a matrix of `rows` by `columns`.
  public func element(_ tensor: OpTensor, _ row: Int, _ column: Int) -> RuleElement {
    let view = view(tensor)
    return RuleElement(
      tensor: tensor.number, index: row * view.columns + column, value: view[row, column])
  }

  /// An element of a tensor of three axes.
  public func element(_ tensor: OpTensor, _ a: Int, _ b: Int, _ c: Int) -> RuleElement {
    let view = view(tensor)
    return RuleElement(tensor: tensor.number, index: view.index(a, b, c), value: view[a, b, c])
  }

  /// An element of a tensor of four axes.
  public func element(
    _ tensor: OpTensor, _ a: Int, _ b: Int, _ c: Int, _ d: Int
  ) -> RuleElement {
    let view = view(tensor)
    return RuleElement(
      tensor: tensor.number, index: view.index(a, b, c, d), value: view[a, b, c, d])
  }
}

extension TensorView {
  /// The number of an element of three axes, counted row after row.
  func index(_ a: Int, _ b: Int, _ c: Int) -> Int { (a * extents[1] + b) * extents[2] + c }

  /// The number of an element of four axes.
  func index(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
    ((a * extents[1] + b) * extents[2] + c) * extents[3] + d
  }

  /// Where the element with this number is along each axis.
  func coordinates(of index: Int) -> (Int, Int, Int, Int) {
    let (abc, d) = index.quotientAndRemainder(dividingBy: extents[3])
    let (ab, c) = abc.quotientAndRemainder(dividingBy: extents[2])
    let (a, b) = ab.quotientAndRemainder(dividingBy: extents[1])
    return (a, b, c, d)
  }
}
