// Text: corpus text.

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let corpus = try? TextCorpus(bytes: bytes, name: "fuzz", limits: .fuzzing) else { return 0 }
  let characters = corpus.alphabet
  precondition(zip(characters, characters.dropFirst()).allSatisfy { $0 < $1 })
  precondition(corpus.tokens.allSatisfy { characters.indices.contains(Int($0)) })
  if !Gzip.isPacked(bytes), !bytes.starts(with: [0xef, 0xbb, 0xbf]), !bytes.contains(0x0d) {
    precondition(Array(corpus.text(of: corpus.tokens).utf8) == bytes)
  }
  return 0
}
