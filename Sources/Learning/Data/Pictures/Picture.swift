public import Compute

/// A grey picture: numbers from 0 for black to 1 for white, row by row from the top.
///
///     Picture(values, PixelSize(8)).changed(by: .shift(right: 1, down: 0))
public struct Picture: Equatable, Sendable {
  /// Row by row.
  public var values: [Float]
  /// Rows and columns.
  public let size: PixelSize

  /// - Precondition: as many values as the size has pixels.
  public init(_ values: [Float], _ size: PixelSize) {
    precondition(
      values.count == size.height * size.width, "\(values.count) values for \(size) pixels.")
    self.values = values
    self.size = size
  }

  /// A picture of one shade.
  public init(filledWith value: Float = 0, _ size: PixelSize) {
    self.init([Float](repeating: value, count: size.height * size.width), size)
  }

  /// A pixel; outside of the picture everything is black, and nothing can be set.
  public subscript(row: Int, column: Int) -> Float {
    get { contains(row, column) ? values[row * size.width + column] : 0 }
    set { if contains(row, column) { values[row * size.width + column] = newValue } }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    (0..<size.height).contains(row) && (0..<size.width).contains(column)
  }

  /// The rows from the top, as charts take them.
  public var rows: [[Double]] {
    (0..<size.height).map { row in
      values[row * size.width..<(row + 1) * size.width].map(Double.init)
    }
  }
}

extension Dataset {
  /// The size of the pictures that the inputs are: the last two axes, or the square that a row of
  /// numbers fills. Nil where the numbers fill none.
  public var pictureSize: PixelSize? {
    let extents = inputShape.extents
    if extents.count >= 2 {
      return PixelSize(height: extents[extents.count - 2], width: extents[extents.count - 1])
    }
    let side = Int(Double(inputShape.count).squareRoot().rounded())
    return side * side == inputShape.count ? PixelSize(side) : nil
  }

  /// One input as a picture; nil if inputs are none, or if there is none of this number.
  public func picture(at row: Int) -> Picture? {
    guard let size = pictureSize, (0..<count).contains(row), inputShape.count == size.pixels
    else { return nil }
    return Picture(Array(input(at: row)), size)
  }

  /// Every input changed in the same way, what is random in it anew for each. Inputs that are no
  /// pictures stay as they are.
  public func changed(by changes: [PictureChange]) -> Dataset {
    mapPictures(inputShape) { picture, number in
      changes.reduce(picture) { $0.changed(by: $1, number: number) }
    }
  }

  /// Every input made into another picture, of the shape that is given.
  public func mapPictures(
    _ shape: Shape, _ change: (Picture, _ number: Int) -> Picture
  ) -> Dataset {
    var inputs: [Float] = []
    inputs.reserveCapacity(count * shape.count)
    for number in 0..<count {
      guard let picture = picture(at: number) else { return self }
      inputs += change(picture, number).values
    }
    return Dataset(inputs: inputs, inputShape: shape, targets: targets)
  }

  /// The same numbers in another shape: 64 as 1 × 8 × 8.
  ///
  /// - Precondition: as many numbers.
  public func shaped(_ shape: Shape) -> Dataset {
    precondition(shape.count == inputShape.count, "\(inputShape) cannot become \(shape).")
    return Dataset(inputs: inputs, inputShape: shape, targets: targets)
  }
}

extension PixelSize {
  /// How many pixels there are.
  var pixels: Int { height * width }
}
