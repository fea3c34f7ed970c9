internal import Compute
internal import Learning

/// The Spambase table, split and scaled for the two filters.
///
/// The split is fixed, so that every number of a lesson is measured on the same unseen mails.
/// Measurements are compressed by a logarithm, since most are 0 and a few are large, and then
/// standardised with the mean and deviation of the training part alone.
struct SpamData: Sendable {
  /// The 57 measurements.
  let words: [String]
  /// Mails that may be learned from, scaled, in a fixed random order.
  let training: Dataset
  /// Mails that are kept out of all training, scaled.
  let unseen: Dataset
  /// The same unseen mails after the wording changed.
  let unseenChanged: Dataset
  /// Mails of neither part, with the changed wording, to learn from afterwards.
  let fresh: Dataset
  /// Six mails for the learner to sort: of each kind an easy, a middling and a hard one. They are
  /// in no other part.
  let examples: [Mail]
  /// The inputs of the mails to look at one by one.
  let queries: [Float]
  let scale: SpamScale
  /// The unseen mails as measured, for the rules and for the learner's eyes.
  let raw: [Mail]
  let rawChanged: [Mail]

  /// The sizes of the parts: 4,601 mails in all.
  static let trainingCount = 2_761
  static let unseenCount = 920

  /// What the spammers leave out overnight.
  static let droppedWords = ["free", "money", "$", "!", "remove", "credit", "000"]

  /// Splits of this table differ by two points in what can be learned from them. This one lies in
  /// the middle of twelve, so that the numbers of the lesson are neither lucky nor unlucky.
  private static let splitSeed: UInt64 = 12

  /// Rows of the examples in the table, counted from 0.
  static let exampleRows = [1_689, 2_833, 549, 4_338, 2_755, 1_645]

  init(_ table: DataTable) throws(LabError) {
    guard table.columns.count == 58, table.columns.last == "spam",
      table.rowCount >= Self.trainingCount + Self.unseenCount + 910
    else {
      throw LabError(
        """
        spambase: expected 57 measurements and `spam` for 4,601 mails, found \
        \(table.columns.count) columns and \(table.rowCount) rows; see assets/DATA.md.
        """)
    }
    words = Array(table.columns.dropLast())
    let dropped = Set(Self.droppedWords.compactMap(words.firstIndex))
    examples = Self.exampleRows.map { Mail(table.row($0)) }
    var order = (0..<table.rowCount).filter { !Self.exampleRows.contains($0) }
    var generator = SeededGenerator(seed: Self.splitSeed).split("spambase")
    generator.shuffle(&order)
    let mails = order.map { Mail(table.row($0)) }
    let learned = Array(mails[..<Self.trainingCount])
    let kept = Array(mails[Self.trainingCount..<Self.trainingCount + Self.unseenCount])
    let rest = Array(mails[(Self.trainingCount + Self.unseenCount)...])
    scale = SpamScale(learned)
    queries =
      scale.dataset(examples + kept.prefix(SpamLab.mailCount - examples.count)).inputs
    raw = kept
    rawChanged = kept.map { $0.without(dropped) }
    training = scale.dataset(learned)
    unseen = scale.dataset(kept)
    unseenChanged = scale.dataset(rawChanged)
    fresh = scale.dataset(rest.map { $0.without(dropped) })
  }

  /// The name of a measurement as the stage shows it.
  func shortName(_ column: Int) -> String {
    let prefix = "capitals"
    return words[column].hasPrefix(prefix)
      ? "caps" + words[column].dropFirst(prefix.count) : words[column]
  }
}

/// One mail: 57 measurements and what its reader said of it.
struct Mail: Equatable, Sendable {
  let measurements: [Float]
  let isSpam: Bool

  init(_ row: ArraySlice<Float>) {
    measurements = Array(row.dropLast())
    isSpam = row.last == 1
  }

  private init(measurements: [Float], isSpam: Bool) {
    self.measurements = measurements
    self.isSpam = isSpam
  }

  /// The mail as a spammer would write it without those words; good mail stays as it is.
  func without(_ words: Set<Int>) -> Mail {
    guard isSpam else { return self }
    var changed = measurements
    for word in words { changed[word] = 0 }
    return Mail(measurements: changed, isSpam: true)
  }
}
