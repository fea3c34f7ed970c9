/// Chooses an item for each due card until the review is full.
struct ReviewChoice {
  private let record: LearnerRecord
  private let free: [String: [ReviewItem]]
  private let due: Set<CardKey>
  private let day: Int
  private var hasPrediction: Bool
  private var covered: Set<CardKey> = []
  private(set) var entries: [DailyReview.Entry] = []

  init(
    _ record: LearnerRecord, _ free: [String: [ReviewItem]], due: Set<CardKey>, on day: Int,
    hasPrediction: Bool
  ) {
    self.record = record
    self.free = free
    self.due = due
    self.day = day
    self.hasPrediction = hasPrediction
  }

  /// Takes up to so many items: those of confident errors in any case, the others so that the
  /// lessons can be mixed, as far as there are several.
  mutating func fill(_ count: Int, from cards: [ReviewCard]) {
    for card in cards where card.isCheck && entries.count < count {
      if let item = item(for: card) { take(item, for: card) }
    }
    while entries.count < count {
      let open = cards.lazy.filter { [covered] in !covered.contains($0.key) }
        .compactMap { [self] card in item(for: card).map { (card, $0) } }
      let mixed = open.first { [entries] in
        LessonMix.canBeMixed(entries.map(\.item.lesson) + [$0.1.lesson], run: DailyReview.run)
      }
      guard let (card, item) = mixed ?? open.first else { return }
      take(item, for: card)
    }
  }

  private mutating func take(_ item: ReviewItem, for card: ReviewCard) {
    entries.append(
      DailyReview.Entry(item: item, reason: DueReason(card.key, card.card, on: day)))
    covered.formUnion(item.keys)
    hasPrediction = hasPrediction || item.isPrediction
  }

  /// The item that suits a card best; nil where one that was taken rates it too, or none is left.
  private func item(for card: ReviewCard) -> ReviewItem? {
    guard !covered.contains(card.key) else { return nil }
    let candidates = (free[card.key.objective] ?? []).filter { item in
      item.asks(about: card.key) && !(item.isPrediction && hasPrediction)
        && !entries.contains { $0.item.id == item.id }
    }
    return candidates.min { rank($0, for: card) < rank($1, for: card) }
  }

  /// Not the one last missed, unless it has other numbers; the one that settles most that is due;
  /// the one not seen for longest; the one that proves most; by lot.
  private func rank(
    _ item: ReviewItem, for card: ReviewCard
  ) -> (Int, Int, Int64, Int, UInt64, String) {
    let isRepeat = item.id == card.card.mistake?.item && !item.isParameterised
    return (
      isRepeat ? 1 : 0, -item.keys.count { due.contains($0) && !covered.contains($0) },
      record.answers[item.id]?.lastTime ?? .min, -item.weight,
      CardKey(objective: item.id).seed(on: day), item.id
    )
  }
}

private func < <
  A: Comparable, B: Comparable, C: Comparable, D: Comparable, E: Comparable,
  F: Comparable
>(
  a: (A, B, C, D, E, F), b: (A, B, C, D, E, F)
) -> Bool {
  a.0 != b.0 || a.1 != b.1
    ? (a.0, a.1) < (b.0, b.1) : (a.2, a.3, a.4, a.5) < (b.2, b.3, b.4, b.5)
}
