internal import Compute
internal import Learning
internal import TextUI

/// What a network says of people: where they live, where they wait.
struct TinyFacts {
  /// How many people have a home in the text.
  static let knownCount = 18
  private static let cities = Grammar.cities.compactMap { TinyText.numbers[$0] }

  private let answers: [Float]

  /// Nil before a network was asked.
  init?(_ report: RunReport?) {
    guard let answers = report?.answers, TinyPrompts.shares(answers, 0, of: .facts) != nil else {
      return nil
    }
    self.answers = answers
  }

  /// What each city gets after `NAME lives in` or `NAME waits in`.
  func cities(_ person: Int, waits: Bool) -> [Double] {
    let number = person + (waits ? Grammar.people.count : 0)
    guard let shares = TinyPrompts.shares(answers, number, of: .facts) else { return [] }
    return Self.cities.map { Double(shares[shares.startIndex + $0]) }
  }

  /// The city with the largest share, and that share.
  func first(_ person: Int, waits: Bool) -> (city: Int, share: Double) {
    let shares = cities(person, waits: waits)
    let city = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    return (city, shares.indices.contains(city) ? shares[city] : 0)
  }

  /// Where someone lives according to the text; nil for those of whom it never says.
  static func home(_ person: Int) -> Int? {
    person < knownCount
      ? Grammar.cities.firstIndex(of: Grammar.Speaker.home(of: person)) : nil
  }

  /// Of those whose home is told, the ones whose home is said rightly.
  var known: Int {
    (0..<Self.knownCount).count { first($0, waits: false).city == Self.home($0) }
  }

  static let unknown = knownCount..<Grammar.people.count

  /// How many of the others are given the same city, the most frequent one.
  var same: Int {
    let cities = Self.unknown.map { first($0, waits: false).city }
    return Set(cities).map { city in cities.count { $0 == city } }.max() ?? 0
  }
}

extension TinyLab {
  /// What the network on stage says of people.
  var facts: TinyFacts? {
    nets.first.flatMap { TinyFacts(desk.report(.network($0.net))) }
  }

  func addFacts(to metrics: inout [String: Double]) {
    guard let facts else { return }
    metrics["loss"] = nets.first.flatMap { loss($0.net) }
    metrics["known"] = Double(facts.known)
    metrics["known.share"] = (0..<TinyFacts.knownCount).map { person in
      TinyFacts.home(person).map { facts.cities(person, waits: false)[$0] } ?? 0
    }.min()
    metrics["unknown.cities"] = TinyFacts.unknown.map {
      facts.cities($0, waits: false).reduce(0, +)
    }.min()
    metrics["unknown.share"] = Self.mean(TinyFacts.unknown) { facts.first($0, waits: false).share }
    metrics["unknown.same"] = Double(facts.same)
    metrics["waits.share"] = Self.mean(Grammar.people.indices) {
      facts.first($0, waits: true).share
    }
    metrics["lives.share"] = Self.mean(Grammar.people.indices) {
      facts.first($0, waits: false).share
    }
  }

  private static func mean(_ people: Range<Int>, _ value: (Int) -> Double) -> Double {
    people.reduce(0) { $0 + value($1) } / Double(max(1, people.count))
  }

  // MARK: Drawing

  /// Everyone with the answer, and the cities for one of them.
  func drawFacts(on surface: inout Surface, in area: Rect) {
    let isWide = area.columns >= 66
    let table = factTable
    let bars = cityBars(waits: false)
    if isWide {
      surface.draw(table, in: area.left(46))
      let side = area.dropLeft(50).left(60)
      write(question(waits: false), on: &surface, in: side.top(1))
      surface.draw(bars, in: side.dropTop(1).top(6))
      surface.draw(factNumbers, in: side.dropTop(9))
    } else {
      surface.draw(table, in: area.dropBottom(9))
      write(question(waits: false), on: &surface, in: area.bottom(8).top(1))
      surface.draw(bars, in: area.bottom(7).top(6))
    }
  }

  private var factTable: Table {
    Table(
      [
        Table.Column("lives in", .left), Table.Column("in the text", .left),
        Table.Column("it says", .left), Table.Column("share", minimum: 7),
      ],
      rows: Grammar.people.indices.map { person in
        let home = TinyFacts.home(person)
        let answer = facts?.first(person, waits: false)
        let city = answer.map { Grammar.cities[$0.city] } ?? "–"
        return [
          home == nil ? .strong(Grammar.people[person]) : StyledText(Grammar.people[person]),
          home.map { StyledText(Grammar.cities[$0]) } ?? .muted("never told"),
          home == answer?.city
            ? StyledText(city) : StyledText(city, home == nil ? .negative : .wrong, .bold),
          StyledText(percent(answer?.share)),
        ]
      }, focus: person)
  }

  private func question(waits: Bool) -> StyledText {
    StyledText(Grammar.people[person], .focus, .bold)
      + .strong(waits ? " waits in" : " lives in") + .muted(" ____")
  }

  private func cityBars(waits: Bool) -> ShareBars {
    let shares = facts?.cities(person, waits: waits) ?? []
    let home = waits ? nil : TinyFacts.home(person)
    return ShareBars(
      Grammar.cities.indices.map { city in
        ShareBars.Share(
          Grammar.cities[city], shares.indices.contains(city) ? shares[city] : 0,
          text: shares.isEmpty ? "" : nil, isEmphasised: city == home)
      })
  }

  private var factNumbers: Readout {
    let facts = facts
    func share(_ people: Range<Int>) -> Double? {
      facts.map { facts in Self.mean(people) { facts.first($0, waits: false).share } }
    }
    return Readout(
      [
        Readout.Line("homes that the text tells", facts.map { "\($0.known) of 18 right" } ?? "–"),
        Readout.Line("its largest share there", percent(share(0..<TinyFacts.knownCount))),
        Readout.Line("homes never told", "6, no right answer"),
        Readout.Line("its largest share there", percent(share(TinyFacts.unknown)), isStrong: true),
        Readout.Line("an honest share of six", Numbers.percent(1.0 / 6)),
      ], columns: 44)
  }

  /// The same person lives and waits: one is sure, the other open.
  func drawWaits(on surface: inout Surface, in area: Rect) {
    let isWide = area.columns >= 66
    let parts = isWide ? area.left(110).split(into: 2, gutter: 4) : [area.top(7), area.dropTop(8)]
    for (waits, part) in zip([true, false], parts) {
      write(question(waits: waits), on: &surface, in: part.top(1))
      surface.draw(cityBars(waits: waits), in: part.dropTop(1).top(6))
    }
    let rest = area.dropTop(isWide ? 8 : 16)
    surface.draw(waitNumbers, in: rest.top(3))
    guard isWide, rest.rows >= 12 else { return }
    let largest = Grammar.people.indices.map { facts?.first($0, waits: true).share ?? .nan }
    surface.draw(
      Columns(
        largest, names: Grammar.people, title: .muted("largest share, waiting, by person"),
        limit: 1, focus: person), in: rest.dropTop(4).top(14).left(110))
  }

  private var waitNumbers: Readout {
    func share(_ waits: Bool) -> Double? {
      facts.map { facts in
        Self.mean(Grammar.people.indices) { facts.first($0, waits: waits).share }
      }
    }
    return Readout(
      [
        Readout.Line("largest share, waiting", percent(share(true)), isStrong: true),
        Readout.Line("in the text", Numbers.percent(1.0 / 6)),
        Readout.Line("largest share, living", percent(share(false))),
      ], columns: 40)
  }

  var factSummary: String {
    guard let facts else { return "nobody has been asked about" }
    let answer = facts.first(person, waits: view == .waits)
    var words = "\(Grammar.people[person]) \(view == .waits ? "waits" : "lives") in "
    words += "\(Grammar.cities[answer.city]) with \(Numbers.percent(answer.share)); "
    words += "\(facts.known) of 18 homes right; of the 6 that are never told, "
    return words + "\(facts.same) get the same city"
  }
}
