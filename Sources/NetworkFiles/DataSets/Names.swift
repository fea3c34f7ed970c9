internal import Compute
public import Learning

/// First names, letter by letter: the next letter after each three.
///
/// Token 0 stands before and after every name, 1 ... 26 are the letters a ... z.
///
///     ada     . . . → a,  . . a → d,  . a d → a,  a d a → .
public struct Names: DataSet {
  public let name = "names"
  public var summary: String {
    "5,163 first names as \(context) letters and the next; 27 tokens"
  }
  public let assetFiles = ["names.txt.gz"]
  /// Letters that the next one is to be told from.
  public var context: Int

  /// Three letters of context unless another number is asked for.
  public init(context: Int = 3) { self.context = context }

  public func examples(assets: String) throws(DataFileError) -> Examples {
    let file = assets + "/" + assetFiles[0]
    let corpus = try TextCorpus(contentsOf: file)
    guard corpus.alphabet.count == 27, corpus.alphabet.first == "\n", corpus.tokens.last == 0
    else {
      throw DataFileError(
        "this is not the list of names that comes with Descent", in: file,
        remedy: "Put the file back, or install Descent again.")
    }
    // A line end is a token like the letters: the one that ends each name.
    let before = [Int32](repeating: 0, count: context)
    var recent = before
    var inputs: [Float] = []
    for token in corpus.tokens {
      inputs += recent.map(Float.init)
      recent = token == 0 ? before : Array(recent.dropFirst()) + [token]
    }
    return Examples(
      source: file, inputs: inputs, inputShape: Shape(context),
      targets: corpus.tokens.map(Float.init))
  }
}
