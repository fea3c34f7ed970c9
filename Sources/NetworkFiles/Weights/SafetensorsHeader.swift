/// What the header of a safetensors file says.
struct SafetensorsHeader: Equatable {
  /// One tensor.
  struct Entry: Equatable {
    var name: String
    var type: ElementType
    var shape: [Int]
    /// Where its numbers lie, counted from the end of the header; not yet known to be true.
    var begin: Int
    var end: Int
  }

  var entries: [Entry] = []
  var metadata: [String: String] = [:]
}

/// Reads the JSON of a safetensors header.
///
///     {"__metadata__": {"made": "by hand"},
///      "0.weight": {"dtype": "F32", "shape": [8, 2], "data_offsets": [0, 64]}}
///
/// It knows what must come next at every place, and descends no further than that: a header that
/// nests deeper is refused at the first bracket too many.
struct SafetensorsHeaderParser {
  private var json: JSONScanner

  init(_ bytes: [UInt8], in range: Range<Int>, name: String) {
    json = JSONScanner(bytes, in: range, name: name)
  }

  mutating func header() throws(DataFileError) -> SafetensorsHeader {
    var header = SafetensorsHeader()
    var names: Set<String> = []
    try json.expect("{")
    var isFirst = true
    while try json.findMember(isFirst: &isFirst) {
      let name = try json.key(among: &names)
      if name == "__metadata__" {
        header.metadata = try metadata()
      } else {
        header.entries.append(try entry(name))
      }
    }
    try json.expectEnd()
    return header
  }

  private mutating func metadata() throws(DataFileError) -> [String: String] {
    var metadata: [String: String] = [:]
    var names: Set<String> = []
    try json.expect("{")
    var isFirst = true
    while try json.findMember(isFirst: &isFirst) {
      let name = try json.key(among: &names)
      metadata[name] = try json.string()
    }
    return metadata
  }

  private mutating func entry(_ name: String) throws(DataFileError) -> SafetensorsHeader.Entry {
    var type: ElementType?
    var shape: [Int]?
    var offsets: [Int]?
    var names: Set<String> = []
    try json.expect("{")
    var isFirst = true
    while try json.findMember(isFirst: &isFirst) {
      switch try json.key(among: &names) {
      case "dtype": type = try elementType(of: name)
      case "shape": shape = try json.wholeNumbers(most: 8)
      case "data_offsets": offsets = try json.wholeNumbers(most: 2)
      case let key:
        throw json.unreadable("tensor \(name.quoted) has an unknown entry \(key.quoted)")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw json.unreadable("tensor \(name.quoted) needs dtype, shape and two data_offsets")
    }
    return SafetensorsHeader.Entry(
      name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1])
  }

  private mutating func elementType(of name: String) throws(DataFileError) -> ElementType {
    let word = try json.string()
    switch word {
    case "F32": return .float32
    case "F64": return .float64
    case "F16": return .float16
    case "BF16": return .bfloat16
    case "I64": return .int64
    case "I32": return .int32
    case "I16": return .int16
    case "I8": return .int8
    case "U8": return .uint8
    default:
      throw DataFileError(
        "its type \(word.quoted) cannot be read", in: json.name, at: "tensor \(name.quoted)",
        remedy: "Save it as F32, for example with tensor.float().")
    }
  }
}
