internal import Compute
internal import Glibc
public import Learning

/// Pictures of clothes of 28 × 28 pixels: Fashion-MNIST (Xiao, Rasul and Vollgraf 2017).
///
/// 2,000 of them come with Descent. Where Debian's package `dataset-fashion-mnist` is installed, it
/// is all 70,000, the 60,000 of the training part first.
public struct Fashion: DataSet {
  public let name = "fashion"
  public var summary: String {
    (isInstalled ? "70,000" : "2,000") + " pictures of clothes, [1 × 28 × 28] pixels, 10 classes"
      + (isInstalled ? "" : "; 70,000 where dataset-fashion-mnist is installed")
  }
  public var assetFiles: [String] { [Self.images, Self.labels] }
  private static let images = "fashion-images.idx3.gz"
  private static let labels = "fashion-labels.idx1.gz"
  /// Where the package puts its files.
  public var packageFolder: String

  /// Looks for the package where Debian has it.
  public init(packageFolder: String = "/usr/share/datasets/fashion-mnist") {
    self.packageFolder = packageFolder
  }

  private var isInstalled: Bool {
    ["train", "t10k"].allSatisfy { part in
      access(images(part), R_OK) == 0 && access(labels(part), R_OK) == 0
    }
  }

  public func examples(assets: String) throws(DataFileError) -> Examples {
    guard isInstalled else {
      return try ImageFiles(
        images: assets + "/" + Self.images, labels: assets + "/" + Self.labels
      ).examples()
    }
    var all = try ImageFiles(images: images("train"), labels: labels("train")).examples()
    let rest = try ImageFiles(images: images("t10k"), labels: labels("t10k")).examples()
    guard rest.inputShape == all.inputShape else {
      throw DataFileError(
        "the pictures are not as large as those of the other part", in: images("t10k"),
        remedy: "Install dataset-fashion-mnist again.")
    }
    all.inputs += rest.inputs
    all.targets += rest.targets
    return all
  }

  private func images(_ part: String) -> String {
    "\(packageFolder)/\(part)-images-idx3-ubyte.gz"
  }

  private func labels(_ part: String) -> String {
    "\(packageFolder)/\(part)-labels-idx1-ubyte.gz"
  }
}
