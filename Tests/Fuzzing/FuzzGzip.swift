// Packed files: corpus gzip.

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGzip(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let limit = 1 << 16
  guard let output = try? Gzip.unpacked(bytes, name: "fuzz", limit: limit) else { return 0 }
  precondition(output.count <= limit)
  return 0
}
