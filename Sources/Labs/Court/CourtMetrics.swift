internal import Compute
internal import Learning
internal import TextUI

extension CourtLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isJudged && backedCount >= 3 ? 1.0 : 0]
    switch view {
    case .weight:
      metrics["accuracy"] = desk.report(.spam(seed: seed))?.accuracy
      for (prefix, place) in [("", word), (".650", suspect)] {
        metrics["weight\(prefix)"] = weights.indices.contains(place) ? weights[place] : nil
        metrics["good\(prefix)"] = occurrence[place].good
        metrics["spam\(prefix)"] = occurrence[place].spam
      }
    case .map:
      guard let reader = reader(.plain(seed: seed)) else { break }
      metrics["accuracy"] = desk.report(.plain(seed: seed))?.accuracy
      metrics["answer"] = Double(reader.answer(data.unseen.input(at: digitNumber)))
      metrics["top"] = SlopeMap.share(map(reader).map(\.magnitude), of: .top)
    case .scramble:
      metrics["match"] = mapMatch
      metrics["edges.match"] = 1
      metrics["accuracy"] = mixedReader?.accuracy(on: data.unseen)
    case .marks:
      for test in Self.tests {
        metrics["cheat.\(test)"] = markShare(.cheat(seed: seed), test)
        metrics["honest.\(test)"] = markShare(.honest(seed: seed), test)
      }
    case .share:
      metrics["cheat.share"] = topShare(.cheat(seed: seed))
      metrics["honest.share"] = topShare(.honest(seed: seed))
    case .silence:
      guard let silenced else { break }
      metrics["matter"] = Double(silenced.losses.count { $0 > 0.005 })
      metrics["idle"] = Double(silenced.losses.count { $0.magnitude < 0.001 })
      metrics["worst"] = silenced.losses.max()
      metrics["accuracy"] = silenced.full
      let unit = sheet.count("unit") - 1
      metrics["unit"] = silenced.losses.indices.contains(unit) ? silenced.losses[unit] : nil
    case .audit:
      metrics["accuracy"] = desk.report(.plain(seed: seed))?.accuracy
      metrics["audit.right"] = Double(AuditItem.allCases.count { isRight($0) == true })
    case .court:
      metrics["spent"] = Double(spent)
      metrics["left"] = Double(CourtCase.budget - spent)
      metrics["verdicts"] = Double(CourtCase.names.indices.count { verdict($0) != nil })
      if isJudged {
        metrics["right"] = Double(rightCount)
        metrics["backed"] = Double(backedCount)
      }
      for piece in evidence { metrics[piece.text] = finding(piece) }
      for (number, name) in CourtCase.names.enumerated() {
        metrics["\(name).accuracy"] = desk.report(.sealed(number: number, seed: seed))?.accuracy
      }
    }
    return metrics
  }

  // MARK: Weights

  /// The place of the word that the lesson is about.
  private var suspect: Int { spam.words.firstIndex(of: Self.suspectWord) ?? 0 }

  /// One for each measurement, as trained so far.
  var weights: [Double] {
    (desk.report(.spam(seed: seed))?.snapshot.values["output.weight"] ?? []).map(Double.init)
  }

  /// Words from the largest weight to the smallest, by what they push towards.
  var weightOrder: [Int] {
    let weights = weights
    guard weights.count == spam.words.count else { return Array(spam.words.indices) }
    return weights.indices.sorted { (weights[$0], -$0) > (weights[$1], -$1) }
  }

  // MARK: Maps

  /// How alike the map is to the one before mixing, for the digit that is looked at.
  var mapMatch: Double? {
    guard let reader = reader(.plain(seed: seed)), let mixedReader else { return nil }
    return SlopeMap.match(
      map(reader).map(\.magnitude), map(mixedReader).map(\.magnitude))
  }

  /// The share of right answers under a test of marks.
  func markShare(_ tag: CourtRun, _ test: String) -> Double? {
    desk.report(tag)?.evaluations[test]?.accuracy.map(Double.init)
  }

  /// The mean map of a reader of marks.
  func marksMap(_ tag: CourtRun) -> [Double]? {
    reader(tag).map { SlopeMap.mean($0, data.bench("right", seed: seed)) }
  }

  func topShare(_ tag: CourtRun) -> Double? {
    marksMap(tag).map { SlopeMap.share($0, of: .top) }
  }

  /// Whether the learner's word on an item is right; nil without one.
  func isRight(_ item: AuditItem) -> Bool? {
    let word = book[CourtStage.audit.rawValue].word(item.rawValue)
    return word == "?" ? nil : (word == "can") == item.canBeGiven
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    if let failure = tags.compactMap({ desk.report($0)?.failure }).first { return failure }
    if view == .court {
      let done = tags.count { desk.isFinished($0) }
      if done < tags.count { return done == 0 ? "4 sealed readers" : "\(done) of 4 trained" }
      return "\(spent) of \(CourtCase.budget) points spent"
    }
    let step = tags.compactMap { desk.report($0)?.snapshot.position.step }.max() ?? 0
    return step == 0 ? "untrained" : "update \(Numbers.grouped(step))"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    func share(_ value: Double?) -> String { value.map { Numbers.percent($0) } ?? "–" }
    switch view {
    case .weight:
      let weight = weights.indices.contains(word) ? weights[word] : 0
      return "\"\(spam.words[word])\" is in \(share(occurrence[word].good)) of good mails and "
        + "\(share(occurrence[word].spam)) of spam; its weight is "
        + Numbers.significant(weight, sign: .always)
    case .map, .scramble:
      guard let reader = reader(.plain(seed: seed)) else { return "nothing has run yet" }
      let answer = reader.answer(data.unseen.input(at: digitNumber))
      let right = data.unseen.classes[digitNumber]
      var words = "digit \(digitNumber + 1), a \(right), is read as \(answer)"
      if view == .map {
        words +=
          ", " + ImageView(SlopeMap.rows(map(reader)), ramp: .signed, limit: mapLimit).summary
      } else {
        words +=
          "; mixed up: \(sheet.word("mixed")), the maps agree by "
          + (mapMatch.map { Numbers.fixed($0, decimals: 2) } ?? "–")
      }
      return words
    case .marks:
      return ["cheat", "honest"].map { name in
        let tag: CourtRun = name == "cheat" ? .cheat(seed: seed) : .honest(seed: seed)
        return "\(name) reader: "
          + Self.tests.map { "marks \($0) \(share(markShare(tag, $0)))" }.joined(separator: ", ")
      }.joined(separator: "; ")
    case .share:
      return
        "share of the map in the top row: cheat \(share(topShare(.cheat(seed: seed)))), honest "
        + "\(share(topShare(.honest(seed: seed)))), even 12.5 %"
    case .silence:
      guard let silenced else { return "nothing has run yet" }
      return
        "\(silenced.losses.count { $0 > 0.005 }) of \(silenced.losses.count) units cost more than "
        + "half a point, the worst \(share(silenced.losses.max())); unit \(sheet.count("unit")) "
        + "\(share(metrics["unit"]))"
    case .audit:
      return AuditItem.allCases.map { "\($0.name): \(sheet.word($0.rawValue))" }
        .joined(separator: ", ")
    case .court:
      let found = evidence.map { "\($0.text) \(share(finding($0)))" }.joined(separator: ", ")
      let verdicts = CourtCase.names.indices.map {
        "\(CourtCase.names[$0]) \(verdict($0)?.name ?? "no verdict")"
      }
      return verdicts.joined(separator: ", ") + "; \(spent) of \(CourtCase.budget) points spent"
        + (found.isEmpty ? "" : "; " + found)
    }
  }

  /// What the colours of single maps end at.
  var mapLimit: Double {
    let values = reader(.plain(seed: seed)).map { map($0) } ?? []
    return max(values.map(\.magnitude).max() ?? 1, 1e-6)
  }
}
