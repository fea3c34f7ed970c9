internal import Compute
internal import Learning

/// The first names in two parts, as tokens: 0 ends a name, 1 … 26 are the letters a … z.
///
/// 4,500 names are to learn from, 663 are kept apart. The file's order is that of a hash, so that
/// both parts are alike.
struct NamePots: Sendable {
  /// To learn from.
  let training: [[UInt8]]
  /// Kept apart.
  let unseen: [[UInt8]]
  /// Names to learn from, to see whether a name is one of them.
  let known: Set<[UInt8]>

  /// The name of the table that it is made of.
  static let table = "names"
  /// Letters, and the end.
  static let tokenCount = 27
  /// Names to learn from.
  static let trainingCount = 4_500
  /// Letters in the longest name that is learned from whole, its end included.
  static let longest = 12

  /// Splits the table `names`; throws if it is missing.
  init(_ context: LabContext, lab: String) throws(LabError) {
    guard let table = context.tables[Self.table], table.columns.count == 1, table.rowCount > 0
    else { throw LabError("\(lab): the names are missing; see assets/DATA.md.") }
    var names: [[UInt8]] = []
    var letters: [UInt8] = []
    for value in table.values {
      let token = UInt8(max(0, min(26, value)))
      if token == 0 {
        names.append(letters)
        letters = []
      } else {
        letters.append(token)
      }
    }
    training = Array(names.prefix(Self.trainingCount))
    unseen = Array(names.dropFirst(Self.trainingCount))
    known = Set(training)
  }

  /// As pictures write a token: a letter, or a full stop for the end.
  static func symbol(_ token: Int) -> String {
    (1...26).contains(token) ? String(UnicodeScalar(UInt8(96 + token))) : "."
  }
  /// All of them, in order.
  static let symbols = (0..<tokenCount).map(symbol)

  /// A name as letters.
  static func text(_ name: some Sequence<UInt8>) -> String {
    name.map { symbol(Int($0)) }.joined()
  }

  /// Each letter and each end with the letters before it, padded with ends at the front.
  static func windows(_ names: [[UInt8]], context: Int) -> Dataset {
    var inputs: [Float] = []
    var classes: [Int32] = []
    for name in names {
      var recent = [UInt8](repeating: 0, count: context)
      for token in name + [0] {
        for letter in recent { inputs.append(Float(letter)) }
        classes.append(Int32(token))
        if context > 0 {
          recent.removeFirst()
          recent.append(token)
        }
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(context), targets: .classes(classes, count: tokenCount))
  }

  /// Whole names, each to be told letter by letter from those before: rows of `longest` tokens, what
  /// is beyond a name's end not asked for.
  static func rows(_ names: [[UInt8]]) -> Dataset {
    var inputs: [Float] = []
    var classes: [Int32] = []
    for name in names {
      let tokens = (name + [0]).prefix(longest)
      for place in 0..<longest {
        inputs.append(place > 0 && place <= name.count ? Float(name[place - 1]) : 0)
        classes.append(place < tokens.count ? Int32(tokens[place]) : Dataset.ignored)
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(longest),
      targets: .classes(classes, count: tokenCount, shape: Shape(longest)))
  }
}
