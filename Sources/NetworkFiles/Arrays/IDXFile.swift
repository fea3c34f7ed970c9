/// IDX files, the format of MNIST and Fashion-MNIST (http://yann.lecun.com/exdb/mnist).
///
/// Two zero bytes, the type of an element, the number of axes, the length of each axis in four
/// bytes, highest first, and the numbers, highest byte first.
enum IDXFile {
  /// Whether the bytes begin as an IDX file does.
  static func isIDX(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && type(bytes[2]) != nil
  }

  private static func type(_ code: UInt8) -> ElementType? {
    switch code {
    case 0x08: .uint8
    case 0x09: .int8
    case 0x0b: .int16
    case 0x0c: .int32
    case 0x0d: .float32
    case 0x0e: .float64
    default: nil
    }
  }

  /// Reads a whole file that is not packed; the numbers stand as they are in the file, 0 to 255.
  static func read(
    _ bytes: [UInt8], name: String, limits: DataFileLimits
  ) throws(DataFileError) -> NumberArray {
    guard isIDX(bytes), let type = type(bytes[2]) else {
      throw DataFileError(
        "this is not an IDX file: it must begin with 0, 0, a type and the number of axes",
        in: name, remedy: "Download or copy it again.")
    }
    let axes = Int(bytes[3])
    guard 1...NumberArray.mostAxes ~= axes else {
      throw DataFileError(
        "the array has \(axes) axes", in: name, at: "byte 3",
        remedy: "An IDX file has 1 to \(NumberArray.mostAxes) here.")
    }
    let start = 4 + 4 * axes
    guard bytes.count >= start else {
      throw DataFileError(
        "the file ends inside its header", in: name, remedy: "Download or copy it again.")
    }
    let shape = (0..<axes).map { axis in
      bytes[(4 + 4 * axis)..<(8 + 4 * axis)].reduce(0) { $0 << 8 | Int($1) }
    }
    return try ArrayContent(
      bytes: bytes, start: start, shape: shape, type: type, isBigEndian: true, name: name,
      limits: limits
    ).array()
  }
}
