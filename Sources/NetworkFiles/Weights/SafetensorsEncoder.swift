/// Puts a safetensors file together.
struct SafetensorsEncoder {
  let file: SafetensorsFile
  let name: String

  func bytes() throws(DataFileError) -> [UInt8] {
    try check()
    var header = Array(header().utf8)
    let alignment = 8
    header += [UInt8](
      repeating: UInt8(ascii: " "), count: (alignment - header.count % alignment) % alignment)

    guard header.count <= SafetensorsFile.longestHeader else {
      throw DataFileError(
        "names and metadata take \(header.count) bytes, and \(SafetensorsFile.longestHeader) are "
          + "the most", in: name, remedy: "Keep less in the metadata.")
    }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + 4 * file.tensors.reduce(0) { $0 + $1.values.count })
    bytes.append(
      littleEndian: [
        UInt32(truncatingIfNeeded: header.count), UInt32(truncatingIfNeeded: header.count >> 32),
      ])
    bytes += header
    for tensor in file.tensors {
      bytes.append(littleEndian: tensor.values.map { $0.bitPattern })
    }
    return bytes
  }

  private func check() throws(DataFileError) {
    var names: Set<String> = []
    for tensor in file.tensors {
      guard tensor.name != "__metadata__", names.insert(tensor.name).inserted else {
        throw DataFileError(
          "two tensors cannot share the name \(tensor.name.quoted)", in: name,
          remedy: "Rename one of them.")
      }
      if let offset = tensor.values.firstIndex(where: { !$0.isFinite }) {
        throw DataFileError(
          "the weight is \(tensor.values[offset])", in: name,
          at: "tensor \(tensor.name.quoted), element "
            + "\(NumberArray.place(of: offset, in: tensor.shape))",
          remedy: "The training has diverged; go back to an earlier state.")
      }
    }
  }

  private func header() -> String {
    var members: [String] = []
    if !file.metadata.isEmpty {
      let words = file.metadata.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append("\"__metadata__\":{\(words.joined(separator: ","))}")
    }
    var offset = 0
    for tensor in file.tensors {
      let end = offset + 4 * tensor.values.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(tensor.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// A text in JSON, spelt as the reference implementation spells it.
  private func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{8}": json += "\\b"
      case "\u{c}": json += "\\f"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
