// Weights: corpus safetensors.

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSafetensors(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let file = try? SafetensorsFile(bytes: bytes, name: "fuzz", limits: .fuzzing) else {
    return 0
  }
  precondition(file.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  let copy = (try? file.encoded(name: "fuzz")).flatMap { try? SafetensorsFile(bytes: $0, name: "") }
  precondition(copy == file)
  return 0
}
