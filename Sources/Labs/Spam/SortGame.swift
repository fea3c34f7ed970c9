/// Six mails that the learner sorts by their measurements alone.
struct SortGame: Equatable, Sendable {
  let mails: [Mail]
  /// What the learner said of each, in order: true for spam.
  private(set) var guesses: [Bool] = []

  init(_ mails: [Mail]) { self.mails = mails }

  /// The mail to sort next; nil when all are sorted.
  var current: Mail? { guesses.count < mails.count ? mails[guesses.count] : nil }
  var isOver: Bool { guesses.count == mails.count }
  var right: Int { zip(guesses, mails).count { $0 == $1.isSpam } }

  mutating func guess(spam: Bool) { if !isOver { guesses.append(spam) } }
  mutating func takeBack() { if !guesses.isEmpty { guesses.removeLast() } }
  mutating func restart() { guesses = [] }

  /// `sg` means spam, then good mail.
  var text: String { String(guesses.map { $0 ? "s" : "g" }) }

  mutating func restore(_ text: String) {
    guesses = text.prefix(mails.count).map { $0 == "s" }
  }
}
