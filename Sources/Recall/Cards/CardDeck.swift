/// All cards of a learner, and what the day's answers did to them.
///
/// Only the first answer of a day to an item counts. It rates
///
/// | answer | the objective's card | cards of wrong ideas |
/// | --- | --- | --- |
/// | right | good, hard or easy | the same for each that is due and that the item offers |
/// | at least half of it right | hard | the one that was chosen, if any: again |
/// | wrong, an idea chosen | none | the one that was chosen: again |
/// | wrong by a slip, given up | again | none |
///
/// A wrong idea leaves the objective's own card alone: the idea's card comes back within days, and
/// whoever passes the idea by then rates the objective too. To rate both would bring one mistake
/// back twice, and would call forgotten what is only mixed up with something else.
///
/// To choose a wrong idea is never a success, also where the other half of the answer was right.
public struct CardDeck: Equatable, Sendable, Codable {
  /// Every card that was ever rated.
  public private(set) var cards: [CardKey: Card] = [:]
  /// The last day on which something was rated.
  private var day = Int.min
  /// The cards that were rated on that day as they were before it; a new one is not in it.
  private var before: [CardKey: Card] = [:]
  /// What the day's answers did, in their order.
  private var ratings: [Entry] = []

  fileprivate struct Entry: Equatable, Sendable, Codable {
    var key: CardKey
    var rating: CardRating
  }

  init() {}

  /// Rates what the first answer of a day to an item is about. Nothing without an objective.
  mutating func rate(_ answer: AnswerEvent, on day: Int) {
    guard !answer.objective.isEmpty else { return }
    turn(to: day)
    let rating = Rating(
      score: answer.score, hints: answer.hints, confidence: answer.confidence)
    let isSure = answer.confidence == .sure
    func add(_ misconception: String?, _ rating: Rating, to deck: inout CardDeck) {
      let key = CardKey(objective: answer.objective, misconception: misconception)
      deck.add(
        Entry(key: key, rating: CardRating(item: answer.item, rating: rating, isSure: isSure)))
    }
    let chosen = answer.score < 1 ? answer.misconception : nil
    if rating != .again || chosen == nil { add(nil, rating, to: &self) }
    if let chosen { add(chosen, .again, to: &self) }
    guard answer.score >= 1 else { return }
    for offered in Set(answer.offered).sorted() {
      let key = CardKey(objective: answer.objective, misconception: offered)
      if cards[key]?.isDue(on: day) == true { add(offered, rating, to: &self) }
    }
  }

  /// Takes out the cards of objectives, and of wrong ideas about them.
  mutating func forget(_ objectives: Set<String>) {
    cards = cards.filter { !objectives.contains($0.key.objective) }
    before = before.filter { !objectives.contains($0.key.objective) }
    ratings.removeAll { objectives.contains($0.key.objective) }
  }

  /// What the day's answer to an item rated as good becomes easy.
  mutating func rateAsEasy(_ item: String, on day: Int) {
    guard day == self.day else { return }
    let isMeant = { (entry: Entry) in entry.rating.item == item && entry.rating.rating == .good }
    let keys = Set(ratings.filter(isMeant).map(\.key))
    for index in ratings.indices where isMeant(ratings[index]) {
      ratings[index].rating.rating = .easy
    }
    for key in keys {
      cards[key] = before[key]
      for entry in ratings where entry.key == key { apply(entry) }
    }
  }

  /// What went before is only needed within a day.
  private mutating func turn(to day: Int) {
    guard day != self.day else { return }
    self.day = day
    before = [:]
    ratings = []
  }

  private mutating func add(_ entry: Entry) {
    if before[entry.key] == nil, !ratings.contains(where: { $0.key == entry.key }) {
      before[entry.key] = cards[entry.key]
    }
    ratings.append(entry)
    apply(entry)
  }

  private mutating func apply(_ entry: Entry) {
    if var card = cards[entry.key] {
      card.rate(entry.key, entry.rating, on: day)
      cards[entry.key] = card
    } else {
      cards[entry.key] = Card(entry.key, entry.rating, on: day)
    }
  }
}

extension CardDeck: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    before = try scanner.cards("before")
    cards = try scanner.cards("cards")
    day = try scanner.integer("day")
    try scanner.expect("ratings")
    ratings = try scanner.list {
      (scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) in try scanner.value()
    }
  }
}

extension CardDeck.Entry: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    key = CardKey(codingText: try scanner.text("key"))
    rating = try scanner.value("rating")
  }
}
