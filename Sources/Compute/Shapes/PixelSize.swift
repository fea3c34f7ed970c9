/// A number for each axis of an image: the size of a window, its stride, or its padding.
public struct PixelSize: Hashable, Sendable, CustomStringConvertible {
  /// Down the image, in rows.
  public let height: Int
  /// Across the image, in columns.
  public let width: Int

  /// Different numbers for the two axes.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// The same number for both axes.
  public init(_ both: Int) { self.init(height: both, width: both) }

  /// `3 × 5`
  public var description: String { "\(height) × \(width)" }
}
