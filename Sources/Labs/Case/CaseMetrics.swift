internal import Compute
internal import Learning
internal import TextUI

/// An envelope that was opened: for which case and seed, what was in it, and what had been guessed.
struct Envelope: Equatable, Sendable {
  let file: CaseFile
  let seed: UInt64
  let honest: Double
  let guess: Double
  /// Whether the plan said all that it has to.
  let isComplete: Bool

  init(file: CaseFile, seed: UInt64, honest: Double, guess: Double, isComplete: Bool) {
    self.file = file
    self.seed = seed
    self.honest = honest
    self.guess = guess
    self.isComplete = isComplete
  }

  /// `spam:1:0.93:0.9:yes`
  init?(_ text: String) {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 5, let file = CaseFile(rawValue: parts[0]), let seed = UInt64(parts[1]),
      let honest = Double(parts[2]), let guess = Double(parts[3])
    else { return nil }
    self.init(
      file: file, seed: seed, honest: honest, guess: guess, isComplete: parts[4] == "yes")
  }

  var text: String {
    "\(file.rawValue):\(seed):\(honest):\(guess):\(isComplete ? "yes" : "no")"
  }

  /// How far the guess was off.
  var miss: Double { (honest - guess).magnitude }
  /// Whether all that was asked for is there.
  var isGood: Bool { isComplete && file.reaches(honest) && miss <= file.tolerance + 1e-9 }
}

extension CaseLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": opened.contains(where: \.isGood) ? 1.0 : 0]
    switch view {
    case .tasks:
      metrics["tasks.answered"] = Double(CaseTask.allCases.count { sheet.word($0.rawValue) != "?" })
      metrics["tasks.right"] = Double(CaseTask.allCases.count { isRight($0) == true })
    case .plan, .envelope:
      metrics["slots"] = Double(filledSlots)
      metrics["labels"] = Double(plan.amount)
      metrics["shown"] = shownScore.value
      metrics["baseline"] = wantsBaseline ? baseline : nil
      metrics["opened"] = envelope == nil ? 0 : 1
      metrics["honest"] = envelope?.honest
      metrics["guess"] = envelope?.guess
      metrics["miss"] = envelope?.miss
      if envelope != nil, watchesDrift { metrics["drift"] = score(Self.driftTrial).value }
    case .claims:
      for claim in CaseClaim.allCases {
        let found = finding(claim)
        metrics["\(claim).claimed"] = found?.claimed.value
        metrics["\(claim).deciding"] = found?.deciding.value
      }
      if finding(.fraud) != nil { metrics["fraud.never"] = neverShare }
      metrics["claims.right"] = Double(CaseClaim.allCases.count { isRight($0) == true })
    case .ideas: metrics["ideas.right"] = Double(CaseIdea.allCases.count { isRight($0) == true })
    }
    return metrics
  }

  // MARK: The plan

  private var planSheet: ControlSheet { book["plan"] }

  /// What stands in a slot.
  func word(_ slot: PlanSlot) -> String { planSheet.word(slot.rawValue) }

  var filledSlots: Int { PlanSlot.allCases.count { word($0) != "?" } }
  var wantsBaseline: Bool { word(.check) == "baseline" }
  var watchesDrift: Bool { word(.monitor) == "drift watch" }

  /// Whether the client pays for that many labels.
  var isWithinBudget: Bool { file.labelBudget.map { plan.amount <= $0 } ?? true }

  /// All slots filled, none of them with what leaves a plan blind.
  var isPlanComplete: Bool {
    filledSlots == PlanSlot.allCases.count && plan.hasSplit && wantsBaseline && watchesDrift
      && isWithinBudget
  }

  /// What the learner expects.
  var guess: Double { file.isLoss ? planSheet.number("loss") : planSheet.number("guess") / 100 }

  /// The score on what the plan itself keeps apart, or on what it has learned.
  var shownScore: MeanFigure { file.isLoss ? desk.loss(planTag) : desk.right(planTag) }

  /// The score on a trial.
  func score(_ trial: String) -> MeanFigure {
    file.isLoss ? desk.loss(planTag, on: trial) : desk.right(planTag, on: trial)
  }

  /// What something very simple reaches: always the more frequent answer, or every letter as likely
  /// as the others.
  var baseline: Double {
    switch file {
    case .spam:
      let spamShare = Double(spam.raw.count(where: \.isSpam)) / Double(max(1, spam.raw.count))
      return max(spamShare, 1 - spamShare)
    case .fog: return 0.1
    case .names: return PortableMath.log(27)
    }
  }

  /// What is in the envelope, once the plan is built.
  var sealed: Envelope? {
    guard desk.isFinished(planTag), let honest = score(Self.honestTrial).value
    else { return nil }
    return Envelope(
      file: file, seed: seed, honest: honest, guess: guess, isComplete: isPlanComplete)
  }

  /// The envelope of this case and seed, if it was opened.
  var envelope: Envelope? { opened.first { $0.file == file && $0.seed == seed } }
  /// Each is opened once.
  var canOpen: Bool { sealed != nil && envelope == nil }

  // MARK: Tasks, claims, ideas

  func isRight(_ task: CaseTask) -> Bool? {
    let word = book["tasks"].word(task.rawValue)
    return word == "?" ? nil : word == task.fitness.word
  }

  func isRight(_ idea: CaseIdea) -> Bool? {
    let word = book["ideas"].word(idea.rawValue)
    return word == "?" ? nil : word == idea.right
  }

  /// Whether the learner asks the deciding question of a claim; nil before its experiment is done.
  func isRight(_ claim: CaseClaim) -> Bool? {
    let word = book["claims"].word("ask.\(claim.rawValue)")
    return word == "?" || finding(claim) == nil ? nil : word == claim.question
  }

  /// The claimed number and the deciding one, once the experiment is over.
  func finding(_ claim: CaseClaim) -> (claimed: MeanFigure, deciding: MeanFigure)? {
    func tag(_ part: Int) -> CaseRun { .claim(claim.rawValue, part: part, seed: seed) }
    guard desk.isFinished(tag(0)), let report = desk.report(tag(0)) else { return nil }
    switch claim {
    case .fraud, .benchmark, .understands, .map:
      let claimed = desk.right(tag(0), on: Self.claimedTrial)
      let deciding = desk.right(tag(0), on: Self.decidingTrial)
      return claimed.isKnown && deciding.isKnown ? (claimed, deciding) : nil
    case .bigger:
      let small = desk.loss(tag(0), on: Self.claimedTrial)
      let large = desk.loss(tag(1), on: Self.claimedTrial)
      return desk.isFinished(tag(1)) && small.isKnown && large.isKnown ? (small, large) : nil
    case .free:
      guard let use = report.timings?.byName["use"]?.median, desk.isFinished(tag(1)),
        let training = desk.report(tag(1))?.seconds
      else { return nil }
      return (
        MeanFigure(value: training),
        MeanFigure(value: use * Double(book["claims"].count("uses")) * 365)
      )
    }
  }

  /// The share right of whoever never says spam.
  var neverShare: Double {
    let mixed = Self.rare(spam.unseen, spam: 5)
    return Double(mixed.count - 5) / Double(max(1, mixed.count))
  }

  // MARK: In words

  func scoreText(_ value: Double?) -> String { scoreText(MeanFigure(value: value)).plain }

  func scoreText(_ score: MeanFigure, isStrong: Bool = false) -> StyledText {
    score.text(isStrong: isStrong) {
      file.isLoss ? Numbers.fixed($0, decimals: 2) : Numbers.percent($0)
    }
  }

  /// What goes on, in a few words.
  public var status: String {
    if let failure = tags.compactMap({ desk.report($0)?.failure }).first { return failure }
    switch view {
    case .tasks, .ideas: return ""
    case .plan, .envelope:
      if tags.first?.isBase == true, desk.isRunning { return "clear digits first" }
      let step = desk.report(planTag)?.snapshot.position.step ?? 0
      return step == 0 ? "not built" : "update \(Numbers.grouped(step))"
    case .claims:
      let done = CaseClaim.allCases.count { finding($0) != nil }
      return "\(done) of 6 tried"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .tasks:
      return CaseTask.allCases.map { "\($0.name): \(sheet.word($0.rawValue))" }
        .joined(separator: ", ")
    case .plan, .envelope:
      let slots = PlanSlot.allCases.map { "\($0.rawValue) \(word($0))" }.joined(separator: ", ")
      let honest = envelope.map {
        "honest score \(scoreText($0.honest)), guessed \(scoreText($0.guess))"
      }
      return "case \(file.letter), \(file.name): \(slots); shown \(scoreText(shownScore).plain); "
        + (honest ?? "the envelope is closed")
    case .claims:
      return CaseClaim.allCases.map { claim in
        let found = finding(claim).map {
          "\(claim.labels.claimed) \(number($0.claimed.value ?? .nan, claim)), \(claim.labels.deciding) "
            + number($0.deciding.value ?? .nan, claim)
        }
        return "\(claim.headline): \(found ?? "not tried")"
      }.joined(separator: "; ")
    case .ideas:
      return CaseIdea.allCases.map { "\($0.question) \(sheet.word($0.rawValue))" }
        .joined(separator: "; ")
    }
  }

  func number(_ value: Double, _ claim: CaseClaim) -> String {
    claim.isShare ? Numbers.percent(value) : Numbers.significant(value)
  }
}
