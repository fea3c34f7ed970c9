internal import Compute
internal import Learning

/// Twelve films and people who have seen some of them: places learned from nothing but who saw what.
///
/// Each film is of one of four kinds, which nobody tells the network. A viewer has a favourite kind
/// and sees four films, each of that kind or, as often as `noise` says, any film. An example is one film of
/// a viewer, and a film that the same viewer saw, to be told from it.
struct FilmTastes: Hashable, Sendable {
  /// People.
  var viewers: Int
  /// How often a film is any film.
  var noise: Double
  var seed: UInt64

  /// Three of each kind, kind after kind.
  static let titles = [
    "Moon Dust", "Star Liner", "Red Orbit", "Two Hearts", "Slow Dance", "Paris Again",
    "The Vault", "Last Job", "Night Train", "Old House", "The Well", "Pale Guest",
  ]

  /// What the kinds are, for people.
  static let kinds = ["space", "love", "theft", "ghosts"]

  /// The kind of a film.
  static func kind(_ film: Int) -> Int { film / 3 }

  /// A place for each film, and from it a score for each other.
  static let model = Model(
    inputShape: Shape(1),
    [
      .embedding(tokens: titles.count, width: 2, named: "places"), .flatten,
      .dense(titles.count, named: "scores"),
    ])

  /// One film of a viewer and one of theirs.
  var data: Dataset {
    var generator = SeededGenerator(seed: seed).split("films")
    var inputs: [Float] = []
    var classes: [Int32] = []
    for _ in 0..<viewers {
      let kind = generator.below(4)
      var seen: [Int] = []
      for _ in 0..<4 {
        let isAny = Double(generator.uniform()) < noise
        let film = isAny ? generator.below(Self.titles.count) : kind * 3 + generator.below(3)
        if !seen.contains(film) { seen.append(film) }
      }
      for film in seen {
        for other in seen {
          inputs.append(Float(film))
          classes.append(Int32(other))
        }
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(1), targets: .classes(classes, count: Self.titles.count))
  }
}
