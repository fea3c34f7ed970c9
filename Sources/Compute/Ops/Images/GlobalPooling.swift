public import Kernels

/// Keeps one number of each channel of an image: its maximum or its mean.
///
///     y[n, c] = the maximum, or the mean, of x[n, c, …, …]
///     x.gradient += y.gradient where the first maximum is, or y.gradient / pixels everywhere
public struct GlobalPooling: Op {
  /// What is kept of a channel.
  public enum Kind: Sendable { case max, average }

  /// What is kept of a channel.
  public let kind: Kind
  public var name: String {
    switch kind {
    case .max: "globalMaxPool"
    case .average: "globalAveragePool"
    }
  }

  /// The maximum or the mean of all pixels.
  public init(_ kind: Kind) { self.kind = kind }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    guard inputs[0].rank == 4, inputs[0].extents[2] * inputs[0].extents[3] > 0 else {
      throw ShapeError(
        "\(name): \(inputs[0]) is no batch of images; give [n × channels × height × width].")
    }
    return Shape(Array(inputs[0].extents.prefix(2)))
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let x = operands.input(0)
    let y = operands.output.addingAxes(2)
    switch kind {
    case .max: Reference.maxPool(x, Self.window(x), into: y)
    case .average: Reference.averagePool(x, Self.window(x), into: y)
    }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let x = operands.input(0)
    let arriving = operands.outputGradient.addingAxes(2)
    switch kind {
    case .max: Reference.addMaxPoolGradient(arriving, x, Self.window(x), to: gradient)
    case .average: Reference.addAveragePoolGradient(arriving, Self.window(x), to: gradient)
    }
  }

  /// One window for the whole image.
  private static func window<Scalar>(_ x: TensorView<Scalar>) -> SlidingWindow {
    SlidingWindow(
      height: x.extents[2], width: x.extents[3], rowStride: 1, columnStride: 1, rowPadding: 0,
      columnPadding: 0)
  }

  public func formula(_ operands: [String]) -> String {
    switch kind {
    case .max: "the maximum of each channel of \(operands[0])"
    case .average: "the mean of each channel of \(operands[0])"
    }
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    switch kind {
    case .max: "\(output).gradient where \(operands[0]) is the maximum"
    case .average: "\(output).gradient / pixels"
    }
  }

  /// Other orders than channels last go through the reference loops.
  public var takesAnyOrder: Bool { true }
  /// The kernel has both the input and its gradient at hand.
  public var inputThatTakesSlope: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    let image = context.input(0).shape
    let window = SlidingWindow(
      height: image.extents[2], width: image.extents[3], rowStride: 1, columnStride: 1,
      rowPadding: 0, columnPadding: 0)
    switch kind {
    case .max: lowerPool(.max, window, &context)
    case .average: lowerPool(.average, window, &context)
    }
  }
}

extension GlobalPooling {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let pixels = pixels(of: element.index, Self.window(operands.input(0)), in: operands)
    switch kind {
    case .max: return .largest(pixels)
    case .average: return .over(.products(pixels.map { ElementProduct($0) }), Double(pixels.count))
    }
  }

  /// The channel of its example.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    poolReaders(of: element, Self.window(operands.input(0)), in: operands)
  }
}
