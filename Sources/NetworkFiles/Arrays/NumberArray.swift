/// Numbers in rows, planes or deeper, as an array file holds them: every number finite, the last
/// axis running fastest.
///
///     let images = try NumberArray(contentsOf: "train-images-idx3-ubyte.gz")
///     images.shape        // [60000, 28, 28]
public struct NumberArray: Equatable, Sendable {
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers: `values[(i · shape[1] + j) · shape[2] + k]` is the element [i, j, k].
  public let values: [Float]
  /// Whether the file stores them in a type of whole numbers.
  ///
  /// Whole floats are not meant here: class numbers saved as floats have `isInteger` false, and
  /// `wholeNumbers` reads them all the same.
  public let isInteger: Bool

  /// The most axes that an array file may have here: examples, channels, height and width.
  public static let mostAxes = 4

  /// - Precondition: the shape's product is the number of values.
  public init(shape: [Int], values: [Float], isInteger: Bool = false) {
    precondition(
      Self.count(of: shape) == values.count,
      "\(values.count) values do not fill the shape \(shape).")
    self.shape = shape
    self.values = values
    self.isInteger = isInteger
  }

  /// How many numbers an array of that shape holds, or nil if an axis is negative or the product
  /// is beyond the range of `Int`.
  static func count(of shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }

  /// Where the value at a place in `values` stands in the shape: `[3, 5]`.
  ///
  /// - Precondition: `0 ≤ offset < values.count`.
  public func place(of offset: Int) -> [Int] {
    precondition(values.indices.contains(offset), "Value \(offset) does not exist.")
    return Self.place(of: offset, in: shape)
  }

  static func place(of offset: Int, in shape: [Int]) -> [Int] {
    var rest = offset
    var place: [Int] = []
    for length in shape.reversed() where length > 0 {
      place.append(rest % length)
      rest /= length
    }
    return place.reversed()
  }

  /// The values as whole numbers, such as classes or tokens.
  ///
  /// Below 2²⁴ every whole number is exact in a `Float`; from there on neighbours become one, so
  /// that such numbers cannot name a class and are refused.
  ///
  /// - Parameters:
  ///   - file: what errors call the array.
  ///   - ignored: one number that may stand below zero, such as -100 for a target to be ignored.
  /// - Throws: `DataFileError` with the place of the first value that is a fraction, below 0, or
  ///   not below 2²⁴.
  public func wholeNumbers(
    in file: String, ignored: Int32? = nil
  ) throws(DataFileError) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(values.count)
    for (offset, value) in values.enumerated() {
      guard let number = Int32(exactly: value), number < 1 << 24, number >= 0 || number == ignored
      else {
        throw DataFileError(
          "\(value) does not number a class", in: file, at: "element \(place(of: offset))",
          remedy: "Classes and tokens are whole numbers from 0 to 16777215"
            + (ignored.map { ", or \($0) to be ignored." } ?? "."))
      }
      numbers.append(number)
    }
    return numbers
  }
}
