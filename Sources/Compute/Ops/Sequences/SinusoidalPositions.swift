public import Kernels

/// Adds waves to each row of a sequence, from which its place can be told.
///
///     y[n, t, 2i] = x[n, t, 2i] + sin(t / 10000^(2i / width))
///     y[n, t, 2i + 1] = x[n, t, 2i + 1] + cos(t / 10000^(2i / width))
///     x.gradient += y.gradient
///
/// Vaswani et al. 2017, section 3.5. Nothing is trained.
public struct SinusoidalPositions: Op {
  public let name = "sinusoidalPositions"

  public init() {}

  /// What is added to column `column` of row `time`.
  public static func wave(time: Int, column: Int, width: Int) -> Double {
    let pair = Double(column / 2 * 2) / Double(width)
    let angle = Double(time) / PortableMath.power(10_000, pair)
    return column.isMultiple(of: 2) ? PortableMath.sin(angle) : PortableMath.cos(angle)
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    guard inputs[0].rank == 3 else {
      throw ShapeError(
        "\(name): \(inputs[0]) is no sequence of rows; use [examples × time × width].")
    }
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, y) = (operands.input(0), operands.output)
    for time in 0..<x.extents[1] {
      for column in 0..<x.columns {
        let wave = Scalar(Self.wave(time: time, column: column, width: x.columns))
        for n in 0..<x.extents[0] { y[n, time, column] = x[n, time, column] + wave }
      }
    }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    for i in 0..<gradient.count { gradient[i] += arriving[i] }
  }

  public func formula(_ operands: [String]) -> String { "\(operands[0]) + waves of the time" }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient"
  }

  /// Adding a constant changes no slope, so x may share the gradient of y.
  public var inputThatPassesGradient: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    let (times, width) = (context.input(0).shape.extents[1], context.input(0).shape.columns)
    guard context.input(0).order.isRowMajor else { return context.lowerToReference() }
    let waves = (0..<times * width).map { index in
      Float(Self.wave(time: index / width, column: index % width, width: width))
    }
    context.addPositions(context.constant(waves, rows: times, columns: width).offset)
  }
}

extension SinusoidalPositions {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (_, time, column, _) = operands.output.coordinates(of: element.index)
    let wave = Self.wave(time: time, column: column, width: operands.output.columns)
    return .sum([
      .element(operands.element(.input(0), element.index)), .named("wave", wave),
    ])
  }

  /// The element at the same place.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    [OpElement(.output, element.index)]
  }
}
