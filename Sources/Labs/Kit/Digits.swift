internal import Compute
public import Learning

/// The 1,797 handwritten digits of 8 × 8 pixels in the three parts that every lab uses.
///
/// The split is drawn once with a seed of its own: 1,077 to learn from, 360 to choose by, 360 for the
/// end. The same people wrote in all three, since the file does not say who wrote what.
public struct DigitPots: Sendable {
  /// What weights are found from.
  public let training: Dataset
  /// What choices are made by.
  public let validation: Dataset
  /// What is opened once.
  public let test: Dataset

  /// The name of the table that it is made of.
  public static let table = "digits"

  /// Splits the table `digits`; throws if it is missing.
  public init(_ context: LabContext, lab: String) throws(LabError) {
    guard let table = context.tables[Self.table], table.columns.count == 65 else {
      throw LabError("\(lab): the digits are missing; see assets/DATA.md.")
    }
    var inputs: [Float] = []
    var classes: [Int32] = []
    inputs.reserveCapacity(table.rowCount * 64)
    for index in 0..<table.rowCount {
      let row = table.row(index)
      inputs += row.prefix(64)
      classes.append(Int32(row.last ?? 0))
    }
    let all = Dataset(
      inputs: inputs, inputShape: Shape(64), targets: .classes(classes, count: 10)
    ).shuffled(seed: 1)
    // Rounded up, so that the parts are 1,077, 360 and 360.
    let fifth = (all.count + 4) / 5
    let first = all.count - 2 * fifth
    training = all.rows(Array(0..<first))
    validation = all.rows(Array(first..<first + fifth))
    test = all.rows(Array(first + fifth..<all.count))
  }
}

extension Dataset {
  /// Digits of the first classes, their pixels from 0 to 1 times `scale`.
  func digits(below classes: Int = 10, scale: Float = 1) -> Dataset {
    guard case .classes(let labels, _, _) = targets else { return self }
    let kept = rows(labels.indices.filter { labels[$0] < Int32(classes) })
    guard case .classes(let left, _, _) = kept.targets else { return self }
    let most = max(1, inputs.max() ?? 1)
    return Dataset(
      inputs: kept.inputs.map { $0 / most * scale }, inputShape: inputShape,
      targets: .classes(left, count: classes))
  }
}

extension DigitPots {
  private init(training: Dataset, validation: Dataset, test: Dataset) {
    self.training = training
    self.validation = validation
    self.test = test
  }

  /// The same digits with one number taken from every pixel and one that divides it, so that the
  /// pixels of the training part have mean 0 and deviation 1.
  public var standardized: DigitPots {
    let count = Double(max(1, training.inputs.count))
    let mean = training.inputs.reduce(0.0) { $0 + Double($1) } / count
    let variance =
      training.inputs.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    let (shift, factor) = (Float(mean), Float(1 / max(variance, 1e-12).squareRoot()))
    func moved(_ data: Dataset) -> Dataset {
      Dataset(
        inputs: data.inputs.map { ($0 - shift) * factor }, inputShape: data.inputShape,
        targets: data.targets)
    }
    return DigitPots(
      training: moved(training), validation: moved(validation), test: moved(test))
  }
}
