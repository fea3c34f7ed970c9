// Networks: network files.

import NetworkFiles

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNetworks(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let text = String(validating: bytes, as: UTF8.self),
    let file = try? NetworkFile(parsing: text, named: "fuzz.yaml")
  else { return 0 }
  // What is written says the same as what was read.
  precondition((try? NetworkFile(parsing: file.yaml, named: "again.yaml")) == file)
  return 0
}
