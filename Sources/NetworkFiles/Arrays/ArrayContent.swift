/// Turns the header of an array file, of whatever format, and the numbers behind it into an array.
struct ArrayContent {
  let bytes: [UInt8]
  /// Where the header ends.
  let start: Int
  let shape: [Int]
  let type: ElementType
  let isBigEndian: Bool
  let name: String
  let limits: DataFileLimits

  /// The array, once the header has proven true.
  ///
  /// Nothing is allocated before the numbers that the header promises are known to be there.
  ///
  /// - Throws: `DataFileError` if the file is longer or shorter than its shape, holds nothing or too
  ///   much, or a value that is not finite.
  func array() throws(DataFileError) -> NumberArray {
    guard shape.count <= NumberArray.mostAxes else {
      throw DataFileError(
        "the array has \(shape.count) axes", in: name,
        remedy: "\(NumberArray.mostAxes) are the most; reshape it.")
    }
    let size = type.size(of: shape)
    guard size == bytes.count - start else {
      throw DataFileError(
        "a shape of \(shape) takes \(size.map(String.init) ?? "too many") bytes, "
          + "and \(bytes.count - start) follow the header", in: name,
        remedy: "Write or copy the file again.")
    }
    let count = (bytes.count - start) / type.size
    guard count > 0 else {
      throw DataFileError(
        "an array of shape \(shape) holds no numbers", in: name,
        remedy: "At least one example is needed.")
    }
    guard count <= limits.cells else {
      throw DataFileError(
        "the array holds more than \(limits.cells) numbers", in: name,
        remedy: "Keep a part of its rows.")
    }
    let stored = StoredNumbers(
      bytes, from: start, count: count, type: type, isBigEndian: isBigEndian)
    let values = stored.floats()
    if let offset = values.firstIndex(where: { !$0.isFinite }) {
      throw DataFileError(
        stored.complaint(at: offset), in: name,
        at: "element \(NumberArray.place(of: offset, in: shape))",
        remedy: "Nothing can be computed from it: replace it, or leave its row out.")
    }
    return NumberArray(shape: shape, values: values, isInteger: type.isInteger)
  }
}
