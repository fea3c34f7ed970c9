/// A condition that a person wrote: that measurement above that threshold.
struct SpamRule: Equatable, Sendable {
  let word: String
  let column: Int
  /// The thresholds to choose from, lowest first.
  let thresholds: [Float]
  var level = 0
  var isOn = false

  /// Its word without spaces, for settings.
  var key: String { String(word.map { $0 == " " ? "_" : $0 }) }
  var threshold: Float { thresholds[level] }

  func fires(on mail: Mail) -> Bool { mail.measurements[column] > threshold }
}

/// The rules on offer, and how many of the chosen ones must fire.
struct RuleSet: Equatable, Sendable {
  var rules: [SpamRule]
  var mustFire: Int

  static let most = 4

  init(words: [String]) {
    // Frequencies are in percent of all words (or characters) of the mail.
    let frequency: [Float] = [0, 0.1, 0.2, 0.5, 1]
    let offered: [(word: String, thresholds: [Float], level: Int)] = [
      ("free", frequency, 0), ("money", frequency, 0), ("$", frequency, 0), ("!", frequency, 2),
      ("remove", frequency, 0), ("credit", frequency, 0), ("000", frequency, 0),
      ("capitals longest", [10, 20, 30, 50, 100], 2),
    ]
    rules = offered.compactMap { offer in
      words.firstIndex(of: offer.word).map { column in
        SpamRule(
          word: offer.word, column: column, thresholds: offer.thresholds, level: offer.level)
      }
    }
    mustFire = 2
  }

  var chosen: [SpamRule] { rules.filter(\.isOn) }

  /// Whether enough of the chosen rules fire; no rules block nothing.
  func blocks(_ mail: Mail) -> Bool {
    let chosen = chosen
    guard !chosen.isEmpty else { return false }
    let fired = chosen.reduce(0) { $0 + ($1.fires(on: mail) ? 1 : 0) }
    return fired >= min(mustFire, chosen.count)
  }

  mutating func choose(_ words: [String]) {
    for index in rules.indices { rules[index].isOn = words.contains(rules[index].word) }
  }

  /// As text, for the record: `free>0;money>0.1`.
  var text: String {
    chosen.map { "\($0.key)>\($0.level)" }.joined(separator: " ")
  }

  /// Reads `text` back; unknown words are passed over.
  mutating func restore(_ text: String) {
    for index in rules.indices {
      rules[index].isOn = false
      for part in text.split(separator: " ") {
        guard let mark = part.lastIndex(of: ">"), part[..<mark] == rules[index].key,
          let level = Int(part[part.index(after: mark)...]),
          rules[index].thresholds.indices.contains(level)
        else { continue }
        rules[index].isOn = true
        rules[index].level = level
      }
    }
  }
}

/// How a filter's decisions compare with the labels.
struct Tally: Equatable, Sendable {
  var spamBlocked = 0
  var spamMissed = 0
  var goodBlocked = 0
  var goodPassed = 0

  init() {}

  init(_ mails: some Sequence<Mail>, blockedBy rules: RuleSet) {
    for mail in mails { count(mail.isSpam, blocked: rules.blocks(mail)) }
  }

  mutating func count(_ isSpam: Bool, blocked: Bool) {
    switch (isSpam, blocked) {
    case (true, true): spamBlocked += 1
    case (true, false): spamMissed += 1
    case (false, true): goodBlocked += 1
    case (false, false): goodPassed += 1
    }
  }

  var total: Int { spamBlocked + spamMissed + goodBlocked + goodPassed }
  var accuracy: Double { share(spamBlocked + goodPassed, of: total) }
  /// The share of good mail that was blocked.
  var blocked: Double { share(goodBlocked, of: goodBlocked + goodPassed) }
  /// The share of spam that got through.
  var missed: Double { share(spamMissed, of: spamBlocked + spamMissed) }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
