// Tables: corpus csv.

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTables(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let read = try? CSVTable(bytes: bytes, name: "fuzz", limits: .fuzzing) else { return 0 }
  precondition(read.values.count == read.rowCount * read.columnNames.count)
  precondition(read.values.allSatisfy(\.isFinite))
  if let (inputs, target, targets) = try? read.table.separatingTarget(in: "fuzz") {
    precondition(!inputs.columnNames.contains(target) && targets.count == inputs.rowCount)
  }
  return 0
}
