// NumPy and IDX files, plain and packed: corpus npy and idx.

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArrays(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let array = try? NumberArray(bytes: bytes, name: "fuzz", limits: .fuzzing) else { return 0 }
  precondition(array.shape.reduce(1, *) == array.values.count && !array.values.isEmpty)
  precondition(array.values.allSatisfy(\.isFinite))
  if let numbers = try? array.wholeNumbers(in: "fuzz", ignored: -100) {
    precondition(numbers.map { Float($0) } == array.values)
    let whole = NumberArray(shape: array.shape, values: array.values, isInteger: true)
    precondition(
      (try? NumPyFile.read(NumPyFile.encoded(whole), name: "", limits: .fuzzing)) == whole)
  }
  return 0
}
