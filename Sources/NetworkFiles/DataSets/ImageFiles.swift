internal import Compute
internal import Learning

/// Images in one file and their classes in another, as MNIST has them.
struct ImageFiles {
  var images: String
  var labels: String
  /// What becomes 1; 0 stays 0.
  var white: Float = 255
  var limits = DataFileLimits.standard

  /// Images [n × height × width] as examples of [1 × height × width].
  func examples() throws(DataFileError) -> Examples {
    let pixels = try NumberArray(contentsOf: images, limits: limits)
    guard pixels.shape.count == 3, !pixels.values.isEmpty else {
      throw DataFileError(
        "the array \(Shape(pixels.shape)) holds no images", in: images,
        remedy: "It must be [images × height × width].")
    }
    let classes = try NumberArray(contentsOf: labels, limits: limits)
    guard classes.shape == [pixels.shape[0]] else {
      throw DataFileError(
        "the array \(Shape(classes.shape)) holds no label for each of \(pixels.shape[0]) images",
        in: labels, remedy: "It must be [\(pixels.shape[0])].")
    }
    return Examples(
      source: images, targetSource: labels, inputs: pixels.values.map { $0 / white },
      inputShape: Shape(1, pixels.shape[1], pixels.shape[2]), targets: classes.values)
  }
}
