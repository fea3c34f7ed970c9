public import Compute

/// A large tensor in a few numbers.
public struct TensorSummary: Equatable, Sendable {
  /// The shape, with as many examples as this batch has.
  public let shape: Shape
  /// `√Σx²`, of the finite elements as all that follows.
  public let norm: Double
  /// The least element; nil if none is finite.
  public let least: Float?
  /// The greatest element; nil if none is finite.
  public let greatest: Float?
  /// The mean of the elements; 0 if none is finite.
  public let mean: Double
  /// The share of elements that are exactly zero, 0 ... 1, of all.
  public let zeroShare: Double
  /// How many elements are infinite or no number.
  public let notFiniteCount: Int

  /// Of these elements.
  public init(_ scalars: [Float], shape: Shape) {
    var (sum, squares) = (0.0, 0.0)
    var (zeros, notFinite) = (0, 0)
    var (least, greatest): (Float?, Float?) = (nil, nil)
    for scalar in scalars {
      guard scalar.isFinite else {
        notFinite += 1
        continue
      }
      sum += Double(scalar)
      squares += Double(scalar) * Double(scalar)
      if scalar == 0 { zeros += 1 }
      least = min(least ?? scalar, scalar)
      greatest = max(greatest ?? scalar, scalar)
    }
    self.shape = shape
    norm = squares.squareRoot()
    self.least = least
    self.greatest = greatest
    mean = sum / Double(max(1, scalars.count - notFinite))
    zeroShare = Double(zeros) / Double(max(1, scalars.count))
    notFiniteCount = notFinite
  }
}

/// A part of a tensor as rows and columns: what fits on a screen.
public struct TensorWindow: Equatable, Sendable {
  /// Which numbers along the last axis but one are there; one row if there is no such axis.
  public let rows: Range<Int>
  /// Which numbers along the last axis are there.
  public let columns: Range<Int>
  /// Rows in this part of the tensor.
  public let rowCount: Int
  /// Columns in this part of the tensor.
  public let columnCount: Int
  /// The elements, row after row.
  public let values: [Float]
  /// The place of the first row's first column of all in the whole tensor.
  public let start: Int

  /// The element in a row and a column of those that are there, counted in the whole part.
  public subscript(row: Int, column: Int) -> Float {
    values[(row - rows.lowerBound) * columns.count + column - columns.lowerBound]
  }

  /// The place in the whole tensor of an element: what an explanation asks for.
  public func index(row: Int, column: Int) -> Int { start + row * columnCount + column }
}
