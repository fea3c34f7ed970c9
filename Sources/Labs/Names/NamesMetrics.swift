internal import Compute
internal import Learning
internal import TextUI

extension NamesLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": (bestLoss ?? .infinity) <= 2.10 ? 1.0 : 0]
    metrics["best.loss"] = bestLoss
    metrics["guessing"] = rungs.guessing
    let counted = tally?.losses ?? [rungs.letters, rungs.one, rungs.two]
    for (name, loss) in zip(["letters", "one", "two"], counted) { metrics[name] = loss }
    if let tag = tags.first, let net = tag.net {
      metrics["loss"] = loss(tag)
      metrics["weights"] = Double(net.weightCount)
    }
    switch view {
    case .context: break
    case .places:
      metrics["vowels"] = apart(among: Self.closeVowels)
      metrics["a.apart"] = apart(from: 1)
    case .width:
      for (context, tag) in zip(Self.contexts, tags) {
        metrics["context\(context).loss"] = loss(tag)
      }
    case .sample, .copies, .build:
      metrics["temperature"] = temperature
      if let census, census.count == NameCensus.count {
        metrics["distinct"] = census.distinct
        metrics["known"] = census.known
      }
      if view == .sample, let speaker {
        metrics["open"] = Sampling.openChoices(
          speaker.shares(after: lettersBefore, temperature: temperature))
      }
      for census in censuses where view == .copies {
        let name = "t\(Numbers.tick(census.temperature))"
        metrics["\(name).distinct"] = census.distinct
        metrics["\(name).known"] = census.known
      }
    case .films: metrics["same"] = nearestOfSameKind
    case .ladder:
      for tag in tags {
        metrics["\(tag.name).loss"] = loss(tag)
        metrics["\(tag.name).weights"] = tag.net.map { Double($0.weightCount) }
      }
    }
    return metrics
  }

  // MARK: Of a run

  /// The loss on names kept apart, as it was measured last.
  func loss(_ tag: NamesRun) -> Double? {
    desk.report(tag)?.snapshot.evaluation.map { Double($0.loss) }
  }

  /// The least loss of the learner's own networks that are small enough.
  var bestLoss: Double? {
    desk.reports.keys.compactMap { tag in
      tag.isOwn && desk.isFinished(tag) && (tag.net?.weightCount ?? .max) <= 4_000
        ? loss(tag) : nil
    }.min()
  }

  /// The letters of the name on stage that the next one is drawn from.
  var lettersBefore: [UInt8] { isEnded ? [] : drawn }

  // MARK: Places

  /// e, i, u and y.
  static let closeVowels = [5, 9, 21, 25]

  /// The numbers of each letter or film, row by row; empty before they have been reported.
  func places(_ tag: NamesRun?) -> [[Double]] {
    guard let tag, let values = desk.report(tag)?.snapshot.values[NameNet.placesWeight] else {
      return []
    }
    let width: Int
    switch tag.subject {
    case .letters(let net): width = net.places
    case .films: width = 2
    case .counting: return []
    }
    return stride(from: 0, to: values.count - width + 1, by: width).map {
      values[$0..<$0 + width].map(Double.init)
    }
  }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// Others, the nearest first.
  static func neighbors(of index: Int, _ places: [[Double]]) -> [Int] {
    guard places.indices.contains(index) else { return [] }
    return places.indices.filter { $0 != index }.sorted {
      distance(places[$0], places[index]) < distance(places[$1], places[index])
    }
  }

  /// The mean distance of all pairs of letters, the end left out.
  private func usualDistance(_ places: [[Double]]) -> Double {
    var sum = 0.0
    var count = 0
    for a in places.indices.dropFirst() {
      for b in places.indices where b > a {
        sum += Self.distance(places[a], places[b])
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : 0
  }

  /// How far some letters are from each other, all pairs being 1.
  private func apart(among letters: [Int]) -> Double? {
    let places = places(tags.first)
    let usual = usualDistance(places)
    guard places.count == NamePots.tokenCount, usual > 0 else { return nil }
    let pairs = letters.flatMap { a in letters.filter { $0 > a }.map { (a, $0) } }
    let sum = pairs.reduce(0) { $0 + Self.distance(places[$1.0], places[$1.1]) }
    return sum / Double(pairs.count) / usual
  }

  /// How far a letter is from the others, all pairs being 1.
  private func apart(from letter: Int) -> Double? {
    let places = places(tags.first)
    let usual = usualDistance(places)
    guard places.count == NamePots.tokenCount, usual > 0 else { return nil }
    let others = places.indices.filter { $0 != letter && $0 != 0 }
    let sum = others.reduce(0) { $0 + Self.distance(places[letter], places[$1]) }
    return sum / Double(others.count) / usual
  }

  /// The share of films whose nearest film is of the same kind.
  private var nearestOfSameKind: Double? {
    let places = places(tags.first)
    guard !places.isEmpty else { return nil }
    let same = places.indices.count { film in
      Self.neighbors(of: film, places).first.map(FilmTastes.kind) == FilmTastes.kind(film)
    }
    return Double(same) / Double(places.count)
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    guard let tag = tags.first else { return "" }
    if case .counting(let names) = tag.subject {
      let counted = min(names, counted(tag))
      return counted == 0 ? "nothing counted yet" : "\(Numbers.grouped(counted)) names counted"
    }
    let steps = tags.compactMap { desk.report($0)?.snapshot.position.step }.max() ?? 0
    return steps == 0 && !desk.isRunning
      ? "untrained" : "update \(Numbers.grouped(steps)) of \(Numbers.grouped(tag.updates))"
  }

  /// The loss of a run on names kept apart, which can be asked about.
  func lossFigure(_ tag: NamesRun?) -> StyledText {
    desk.loss(tag).text(isStrong: true) { lossText($0) }
  }

  func lossText(_ loss: Double?) -> String {
    loss.map { Numbers.fixed($0, decimals: 3) } ?? "–"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .context, .ladder: return ladder.summary
    case .places: return letterMap.summary + "; loss \(lossText(tags.first.flatMap(loss)))"
    case .width:
      return tags.map { "\($0.name): loss \(lossText(loss($0)))" }.joined(separator: "; ")
    case .sample:
      let steps = steps.prefix(3).map { "\($0.label) \(Numbers.percent($0.share, decimals: 0))" }
      return "name so far: \(drawnText); next "
        + (steps.isEmpty ? "unknown" : steps.joined(separator: ", "))
        + "; names at temperature \(Numbers.tick(temperature)): " + someNames(5)
    case .copies:
      guard let census else { return "no names yet" }
      return "at temperature \(Numbers.tick(temperature)): "
        + "\(Numbers.percent(census.distinct, decimals: 0)) of \(census.count) made-up names "
        + "different, \(Numbers.percent(census.known)) among the names learned from; "
        + someNames(5)
    case .films: return filmMap.summary
    case .build:
      return "loss \(lossText(tags.first.flatMap(loss))) with "
        + "\(Numbers.grouped(tags.first?.net?.weightCount ?? 0)) weights; wanted: 2.10 with 4 000; "
        + someNames(5)
    }
  }

  /// The first names of the census.
  private func someNames(_ count: Int) -> String {
    let names = (census?.samples ?? []).prefix(count).map { NamePots.text($0) }
    return names.isEmpty ? "no names yet" : names.joined(separator: " ")
  }
}
