internal import Compute
internal import Learning

/// Makes measurements fit for training.
///
///     z = (log(x + 0.1) − mean) / deviation
///
/// Most measurements are 0 and a few are large, so a logarithm spreads them; mean and deviation are
/// those of the mails to learn from, and of no others.
struct SpamScale: Sendable {
  private let mean: [Float]
  private let deviation: [Float]

  init(_ mails: [Mail]) {
    let width = mails.first?.measurements.count ?? 0
    var mean = [Double](repeating: 0, count: width)
    var square = mean
    for mail in mails {
      for (column, value) in mail.measurements.enumerated() {
        let compressed = Double(Self.compressed(value))
        mean[column] += compressed
        square[column] += compressed * compressed
      }
    }
    let count = Double(max(1, mails.count))
    self.mean = mean.map { Float($0 / count) }
    deviation = zip(mean, square).map { mean, square in
      Float(max(0, square / count - mean / count * mean / count).squareRoot())
    }
  }

  func scaled(_ mail: Mail) -> [Float] {
    mail.measurements.indices.map { column in
      let centered = Self.compressed(mail.measurements[column]) - mean[column]
      return deviation[column] > 0 ? centered / deviation[column] : 0
    }
  }

  func dataset(_ mails: [Mail]) -> Dataset {
    Dataset(
      inputs: mails.flatMap(scaled), inputShape: Shape(mean.count),
      targets: .values(mails.map { $0.isSpam ? 1 : 0 }, shape: Shape(1)))
  }

  private static func compressed(_ value: Float) -> Float { NaturalLogarithm.of(value + 0.1) }
}
