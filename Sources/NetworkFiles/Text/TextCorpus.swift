/// A text as numbers: its alphabet, and the place in it of one character after the other.
///
///     let play = try TextCorpus(contentsOf: "romeo.txt")
///     play.alphabet           // ["\n", " ", "!", … "y", "z"]
///     play.tokens.prefix(5)   // [31, 42, 46, 40, 42]
///
/// A character is a Unicode code point here, not what a reader would call one letter: code points
/// have an order, two of them are never taken for the same, and Python's `sorted(set(text))` gives
/// the same alphabet.
public struct TextCorpus: Equatable, Sendable {
  /// Every character that occurs, once each, in ascending order of code points.
  public let alphabet: [Unicode.Scalar]
  /// The text: one index into the alphabet for each character.
  public let tokens: [Int32]

  /// Reads a UTF-8 file, plain or packed with gzip.
  ///
  /// - Throws: `DataFileError` if the file cannot be read or is not plain text.
  public init(
    contentsOf path: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    try self.init(bytes: FileBytes.read(path, limit: limits.bytes), name: path, limits: limits)
  }

  /// Reads text that is already in memory.
  ///
  /// A byte order mark is passed over, and a carriage return before a line feed.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text, or the gzip of it.
  ///   - name: what errors call the text.
  ///   - limits: how large it may be; `cells` is the number of characters.
  /// - Throws: `DataFileError` with the offset of the first byte that is not UTF-8, or of the first
  ///   control character other than line feed and tabulator.
  public init(
    bytes: [UInt8], name: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    let text = try Gzip.unpackedIfPacked(bytes, name: name, limit: limits.bytes)
    var reader = TextReader(text, name: name)
    var codes = try reader.codePoints(limit: limits.cells)

    let last = codes.max() ?? 0
    var token = [Int32](repeating: -1, count: Int(last) + 1)
    for code in codes { token[Int(code)] = 0 }
    var alphabet: [Unicode.Scalar] = []
    for code in token.indices where token[code] == 0 {
      guard let character = Unicode.Scalar(UInt32(code)) else { continue }
      token[code] = Int32(alphabet.count)
      alphabet.append(character)
    }
    for place in codes.indices { codes[place] = token[Int(codes[place])] }
    self.alphabet = alphabet
    tokens = codes
  }

  /// The text that tokens stand for.
  ///
  /// - Precondition: each is the index of a character of the alphabet.
  public func text(of tokens: some Sequence<Int32>) -> String {
    var text = String.UnicodeScalarView()
    for token in tokens { text.append(alphabet[Int(token)]) }
    return String(text)
  }
}
