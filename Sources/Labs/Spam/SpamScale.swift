internal import Compute
internal import Learning

/// Makes measurements fit for training.
///
///     z = (log(x + 0.1) − mean) / deviation
///
/// Most measurements are 0 and a few are large, so a logarithm spreads them; mean and deviation are
/// those of the mails to learn from, and of no others.
struct SpamScale: Sendable {
  private let standardization: Standardization

  init(_ mails: [Mail]) {
    standardization = Standardization(fitting: Self.compressed(mails))
  }

  func dataset(_ mails: [Mail]) -> Dataset { standardization.applied(to: Self.compressed(mails)) }

  func scaled(_ mail: Mail) -> [Float] { dataset([mail]).inputs }

  private static func compressed(_ mails: [Mail]) -> Dataset {
    Dataset(
      inputs: mails.flatMap { $0.measurements.map { PortableMath.log($0 + 0.1) } },
      inputShape: Shape(mails.first?.measurements.count ?? 0),
      targets: .values(mails.map { $0.isSpam ? 1 : 0 }, shape: Shape(1)))
  }
}
