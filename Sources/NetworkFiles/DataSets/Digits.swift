internal import Compute
public import Learning

/// Handwritten digits of 8 × 8 pixels, brought from 0 ... 16 to 0 ... 1.
public struct Digits: DataSet {
  public let name = "digits"
  public let summary = "1,797 handwritten digits, [1 × 8 × 8] pixels each, in 10 classes"

  public var assetFiles: [String] { [Self.images, Self.labels] }
  private static let images = "digits-images.idx3.gz"
  private static let labels = "digits-labels.idx1.gz"

  /// The set of `assets/DATA.md`.
  public init() {}

  public func examples(assets: String) throws(DataFileError) -> Examples {
    try ImageFiles(
      images: assets + "/" + Self.images, labels: assets + "/" + Self.labels, white: 16
    ).examples()
  }
}
