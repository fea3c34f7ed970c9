/// The numbers of one parameter, with the name and shape that its file gives it.
public struct NamedTensor: Equatable, Sendable {
  /// PyTorch's name for a parameter, such as `0.weight`.
  public var name: String
  /// The length of each axis; empty for a single number.
  public var shape: [Int]
  /// The numbers, the last axis running fastest.
  public var values: [Float]

  /// - Precondition: the shape's product is the number of values.
  public init(name: String, shape: [Int], values: [Float]) {
    precondition(
      NumberArray.count(of: shape) == values.count,
      "\(values.count) values do not fill the shape \(shape) of \(name).")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
