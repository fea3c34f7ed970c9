/// Reads a safetensors file, believing nothing that its header says before it is checked.
struct SafetensorsReader {
  let bytes: [UInt8]
  let name: String
  let limits: DataFileLimits

  func read() throws(DataFileError) -> (tensors: [NamedTensor], metadata: [String: String]) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(name, limit: limits.bytes) }
    let range = try headerRange()
    var parser = SafetensorsHeaderParser(bytes, in: range, name: name)
    let header = try parser.header()
    let entries = try inOrder(header.entries, room: bytes.count - range.upperBound)
    var tensors: [NamedTensor] = []
    tensors.reserveCapacity(entries.count)
    for entry in entries {
      tensors.append(try tensor(entry, after: range.upperBound))
    }
    return (tensors, header.metadata)
  }

  private func headerRange() throws(DataFileError) -> Range<Int> {
    guard bytes.count >= 8 else {
      throw DataFileError(
        "\(bytes.count) bytes are too few for a safetensors file", in: name,
        remedy: "Save or copy it again.")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= SafetensorsFile.longestHeader else {
      throw DataFileError(
        "a header of \(length) bytes is longer than any", in: name, at: "byte 0",
        remedy: "Check that this is a safetensors file.")
    }
    guard length <= bytes.count - 8 else {
      throw DataFileError(
        "the file ends inside its header of \(length) bytes", in: name,
        remedy: "Save or copy it again.")
    }
    return 8..<8 + Int(length)
  }

  /// The tensors as they lie in the file, each beginning where the one before it ends.
  private func inOrder(
    _ entries: [SafetensorsHeader.Entry], room: Int
  ) throws(DataFileError) -> [SafetensorsHeader.Entry] {
    let order = entries.indices.sorted { first, second in
      let (a, b) = (entries[first], entries[second])
      return (a.begin, a.end, first) < (b.begin, b.end, second)
    }
    var expected = 0
    for entry in order.map({ entries[$0] }) {
      let place = "tensor \(entry.name.quoted)"
      guard entry.begin == expected else {
        throw DataFileError(
          entry.begin < expected
            ? "its numbers begin at \(entry.begin), inside those of another that end at \(expected)"
            : "its numbers begin at \(entry.begin), and nothing lies from \(expected) on",
          in: name, at: place, remedy: "Save the file again.")
      }
      guard entry.end >= entry.begin, entry.end <= room else {
        throw DataFileError(
          "its numbers lie from \(entry.begin) to \(entry.end), and there are \(room) bytes",
          in: name, at: place, remedy: "Save or copy the file again.")
      }
      expected = entry.end
    }
    guard expected == room else {
      throw DataFileError(
        "\(room - expected) bytes follow the last tensor", in: name,
        remedy: "Save or copy the file again.")
    }
    return order.map { entries[$0] }
  }

  private func tensor(
    _ entry: SafetensorsHeader.Entry, after start: Int
  ) throws(DataFileError) -> NamedTensor {
    let place = "tensor \(entry.name.quoted)"
    let size = entry.type.size(of: entry.shape)
    guard size == entry.end - entry.begin else {
      throw DataFileError(
        "a shape of \(entry.shape) takes \(size.map(String.init) ?? "too many") bytes, "
          + "and it has \(entry.end - entry.begin)", in: name, at: place,
        remedy: "Save the file again.")
    }
    let stored = StoredNumbers(
      bytes, from: start + entry.begin, count: (entry.end - entry.begin) / entry.type.size,
      type: entry.type, isBigEndian: false)
    let values = stored.floats()
    if let offset = values.firstIndex(where: { !$0.isFinite }) {
      throw DataFileError(
        stored.complaint(at: offset), in: name,
        at: "\(place), element \(NumberArray.place(of: offset, in: entry.shape))",
        remedy: "A network with such a weight computes nothing: save an earlier state of it.")
    }
    return NamedTensor(name: entry.name, shape: entry.shape, values: values)
  }
}
