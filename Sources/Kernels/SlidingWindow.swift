/// A window that slides over the rows and columns of an image: that of a convolution or a pool.
public struct SlidingWindow: Hashable, Sendable {
  /// Rows and columns that the window sees at a time.
  public let height, width: Int
  /// How far it goes from one place to the next, down and to the right.
  public let rowStride, columnStride: Int
  /// How far it begins above the image and to the left of it, where everything counts as zero.
  public let rowPadding, columnPadding: Int

  /// A window as it is described; nothing checks that it fits an image.
  public init(
    height: Int, width: Int, rowStride: Int, columnStride: Int, rowPadding: Int,
    columnPadding: Int
  ) {
    self.height = height
    self.width = width
    self.rowStride = rowStride
    self.columnStride = columnStride
    self.rowPadding = rowPadding
    self.columnPadding = columnPadding
  }

  /// The places down an image of so many rows, rounded down as PyTorch does.
  public func outputHeight(of rows: Int) -> Int {
    (rows + 2 * rowPadding - height) / rowStride + 1
  }

  /// The places across an image of so many columns, rounded down.
  public func outputWidth(of columns: Int) -> Int {
    (columns + 2 * columnPadding - width) / columnStride + 1
  }

  /// The row of the image under the window's first row at a place; negative above the image.
  func firstRow(at place: Int) -> Int { place * rowStride - rowPadding }

  /// The column of the image under the window's first column at a place.
  func firstColumn(at place: Int) -> Int { place * columnStride - columnPadding }

  /// The rows of the image that the window sees at a place.
  public func rows(at place: Int, of count: Int) -> Range<Int> {
    let first = firstRow(at: place)
    return Self.clip(first..<first + height, to: count)
  }

  /// The columns of the image that the window sees at a place.
  public func columns(at place: Int, of count: Int) -> Range<Int> {
    let first = firstColumn(at: place)
    return Self.clip(first..<first + width, to: count)
  }

  private static func clip(_ range: Range<Int>, to count: Int) -> Range<Int> {
    range.clamped(to: 0..<count)
  }
}
