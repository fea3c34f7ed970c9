import CZlib

/// Unpacks gzip (RFC 1952) through zlib.
public enum Gzip {
  /// Whether the bytes begin as a gzip file does: 1f 8b.
  public static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The unpacked content; several members one after the other are joined, as `gzip -d` does.
  ///
  /// - Parameters:
  ///   - bytes: a whole gzip file.
  ///   - name: the file's name, for the error.
  ///   - limit: the most bytes that may come out.
  /// - Throws: `DataFileError` if the file is damaged, cut short, followed by other bytes, or larger
  ///   than the limit.
  public static func unpacked(
    _ bytes: [UInt8], name: String, limit: Int = DataFileLimits.standard.bytes
  ) throws(DataFileError) -> [UInt8] {
    var stream = z_stream()
    let windowOfGzipOnly = MAX_WBITS + 16
    guard
      inflateInit2_(
        &stream, windowOfGzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw DataFileError("zlib has no memory left", in: name, remedy: "Close other programs.")
    }
    defer { inflateEnd(&stream) }

    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var position = 0
    while true {
      let offered = min(bytes.count - position, Int(UInt32.max))
      var written = 0
      let status = bytes.withUnsafeBufferPointer { input in
        piece.withUnsafeMutableBufferPointer { room in
          // zlib declares its input mutable for C's sake, and never writes to it.
          stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: position))
          stream.avail_in = UInt32(offered)
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          written = room.count - Int(stream.avail_out)
          return status
        }
      }
      position += offered - Int(stream.avail_in)

      guard output.count + written <= limit else {
        throw .tooLarge(name, limit: limit, unpacked: true)
      }
      output += piece[..<written]

      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        if position == bytes.count { return output }
        // A file may be nothing but a million empty members: they share one stream and one piece.
        inflateReset(&stream)
      case Z_BUF_ERROR:
        throw DataFileError(
          "the gzip file ends too early", in: name, remedy: "Download or copy it again.")
      default:
        throw DataFileError(
          "the gzip file is damaged near byte \(position)", in: name,
          remedy: "Download or copy it again; gzip -t tells whether the copy is whole.")
      }
    }
  }

  /// The content if the bytes are packed, and otherwise the bytes; not more than `limit` of either.
  static func unpackedIfPacked(
    _ bytes: [UInt8], name: String, limit: Int
  ) throws(DataFileError) -> [UInt8] {
    if isPacked(bytes) { return try unpacked(bytes, name: name, limit: limit) }
    guard bytes.count <= limit else { throw .tooLarge(name, limit: limit) }
    return bytes
  }
}
