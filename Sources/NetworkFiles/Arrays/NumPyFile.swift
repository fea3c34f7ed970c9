/// NumPy's array files (`.npy`), versions 1.0 to 3.0.
///
/// Six bytes of magic, two of version, the header's length in two bytes (version 1) or four, a
/// header that is a Python dictionary, and the numbers
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
enum NumPyFile {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  static func isNumPy(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Reads a whole file that is not packed.
  ///
  /// Types are f4, f8, i4, i8 and u1 of either byte order. An array in Fortran's order, first axis
  /// fastest, is turned.
  static func read(
    _ bytes: [UInt8], name: String, limits: DataFileLimits
  ) throws(DataFileError) -> NumberArray {
    guard isNumPy(bytes) else {
      throw DataFileError(
        "this is not a NumPy array", in: name, remedy: "Write it with numpy.save.")
    }
    let text = try headerRange(bytes, name: name)
    var parser = NumPyHeaderParser(bytes, in: text, name: name)
    let header = try parser.header()
    guard !header.isFortranOrder || header.shape.count < 2 else {
      return try turned(
        content(bytes, header, header.shape.reversed(), text.upperBound, name, limits))
    }
    return try content(bytes, header, header.shape, text.upperBound, name, limits)
  }

  private static func content(
    _ bytes: [UInt8], _ header: NumPyHeader, _ shape: [Int], _ start: Int, _ name: String,
    _ limits: DataFileLimits
  ) throws(DataFileError) -> NumberArray {
    try ArrayContent(
      bytes: bytes, start: start, shape: shape, type: header.type,
      isBigEndian: header.isBigEndian, name: name, limits: limits
    ).array()
  }

  /// Where the dictionary lies.
  private static func headerRange(
    _ bytes: [UInt8], name: String
  ) throws(DataFileError) -> Range<Int> {
    let cut = DataFileError(
      "the file ends inside its header", in: name, remedy: "Write or copy it again.")
    guard bytes.count >= 8 else { throw cut }
    let version = bytes[6]
    guard 1...3 ~= version else {
      throw DataFileError(
        "version \(version).\(bytes[7]) of the NumPy format is unknown", in: name, at: "byte 6",
        remedy: "Write it again with numpy.save.")
    }
    let start = version == 1 ? 10 : 12
    guard bytes.count >= start else { throw cut }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    // NumPy itself refuses to read more than 10,000 bytes of header from a stranger.
    guard length <= 1 << 16 else {
      throw DataFileError(
        "a header of \(length) bytes is too long for an array of numbers", in: name, at: "byte 8",
        remedy: "Write it again with numpy.save.")
    }
    guard length <= bytes.count - start else { throw cut }
    return start..<start + length
  }

  /// The array whose axes stand the other way round: the transpose, in two dimensions.
  private static func turned(_ array: NumberArray) -> NumberArray {
    let shape: [Int] = array.shape.reversed()
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var place = [Int](repeating: 0, count: shape.count)
    var source = 0
    let values = array.values.indices.map { _ in
      let value = array.values[source]
      // Counts up by one in the last axis, as an odometer does.
      var axis = shape.count - 1
      while axis >= 0 {
        place[axis] += 1
        source += strides[axis]
        if place[axis] < shape[axis] { break }
        source -= strides[axis] * shape[axis]
        place[axis] = 0
        axis -= 1
      }
      return value
    }
    return NumberArray(shape: shape, values: values, isInteger: array.isInteger)
  }

  /// The array as a file of version 1.0, little-endian, its header padded to 64 bytes as NumPy's.
  static func encoded(_ array: NumberArray) -> [UInt8] {
    let lengths = array.shape.map(String.init).joined(separator: ", ")
    let shape = array.shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
    let isInteger = array.isInteger && array.values.allSatisfy { Int32(exactly: $0) != nil }
    let type = isInteger ? "<i4" : "<f4"
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    let alignment = 64
    let unpadded = magic.count + 4 + header.utf8.count + 1
    header += String(repeating: " ", count: (alignment - unpadded % alignment) % alignment) + "\n"

    var bytes = magic + [1, 0, UInt8(header.utf8.count & 0xff), UInt8(header.utf8.count >> 8)]
    bytes += Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 4 * array.values.count)
    bytes.append(
      littleEndian: array.values.map {
        isInteger ? UInt32(bitPattern: Int32($0)) : $0.bitPattern
      })
    return bytes
  }
}
