/// In which order the axes of a tensor lie in memory, the innermost last.
///
/// Kernels run along the innermost axis, so a convolution wants its channels there and a dense
/// layer the outputs of its weights, wherever the shape has them.
public struct AxisOrder: Hashable, Sendable {
  /// The numbers of the shape's axes, outermost in memory first.
  public let axes: [Int]

  /// An order that names each axis of the shape once; traps otherwise.
  public init(_ axes: Int...) {
    precondition(Set(axes) == Set(axes.indices), "\(axes) is no order of \(axes.count) axes.")
    self.axes = axes
  }

  /// As the shape has them.
  public static func rowMajor(rank: Int) -> AxisOrder { AxisOrder(Array(0..<rank)) }
  /// A matrix by columns.
  public static let swapped = AxisOrder(1, 0)
  /// [n × channels × height × width] with the channels of a pixel side by side.
  public static let channelsLast = AxisOrder(0, 2, 3, 1)
  /// [n × heads × queries × keys] with the queries of a key side by side.
  public static let queriesLast = AxisOrder(0, 1, 3, 2)
  /// The weights [outputs × inputs × height × width] of a convolution with the outputs innermost.
  public static let outputsLast = AxisOrder(2, 3, 1, 0)

  /// Whether the axes lie as the shape has them.
  public var isRowMajor: Bool { axes == Array(axes.indices) }

  private init(_ axes: [Int]) { self.axes = axes }
}
