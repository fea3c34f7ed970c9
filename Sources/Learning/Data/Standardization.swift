internal import Compute

/// Brings every column of the inputs to mean 0 and standard deviation 1.
///
/// Fitted on the training part alone: the other parts must look like data that nobody has seen.
///
///     x′ = (x − mean) / deviation
public struct Standardization: Equatable, Sendable {
  /// By column.
  public let means: [Float]
  /// By column; 1 where all rows are equal.
  public let deviations: [Float]

  /// Measures the columns of `training`; the deviation divides by the number of rows.
  public init(fitting training: Dataset) {
    let width = training.inputShape.count
    let rows = Double(max(1, training.count))
    var sums = [Double](repeating: 0, count: width)
    for (index, x) in training.inputs.enumerated() { sums[index % width] += Double(x) }
    let means = sums.map { $0 / rows }
    var squares = [Double](repeating: 0, count: width)
    for (index, x) in training.inputs.enumerated() {
      let difference = Double(x) - means[index % width]
      squares[index % width] += difference * difference
    }
    self.means = means.map(Float.init)
    deviations = squares.map { square in
      let deviation = Float((square / rows).squareRoot())
      return deviation > 0 ? deviation : 1
    }
  }

  /// The data on the new scale.
  public func applied(to data: Dataset) -> Dataset {
    let width = means.count
    precondition(data.inputShape.count == width, "The columns are not those that were fitted.")
    let inputs = data.inputs.enumerated().map { index, x in
      (x - means[index % width]) / deviations[index % width]
    }
    return Dataset(inputs: inputs, inputShape: data.inputShape, targets: data.targets)
  }
}
