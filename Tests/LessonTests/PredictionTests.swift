import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI
import Tutor

/// Predictions come before runs, and the runs judge them.
@Suite struct PredictionTests {
  private static let judged = Lessons.all.flatMap { lesson in
    Lessons.judged(lesson).map { Place(lesson: lesson.id, question: $0) }
  }

  struct Place: CustomTestStringConvertible, Sendable {
    var lesson: String
    var question: Question
    var testDescription: String { question.id }
  }

  @Test(arguments: judged)
  func theRunKeyIsDarkUntilThePredictionIsMadeOrSkipped(_ place: Place) {
    var player = Player(lesson: place.lesson)
    player.play(to: place.question.id, Learner(.right))
    let before = player.lab?.metrics
    for key: KeyScript in ["Space", "s", "r", "R"] {
      player.play(key)
      #expect(!player.effects.contains { if case .lab = $0 { true } else { false } })
    }
    #expect(player.lab?.metrics == before)
    #expect(player.reading?.mayRun == false)
    var skipping = player
    skipping.focus(on: .text)
    skipping.press(.character("x"))
    #expect(skipping.phase(place.question.id) == .skipped)
    #expect(skipping.reading?.mayRun == true)
    player.give(place.question.exampleAnswer(isRight: true))
    if case .confidence = player.phase(place.question.id) { player.press(digit: 2) }
    #expect(player.reading?.mayRun == true)
    if case .locked = player.phase(place.question.id) {
    } else {
      Issue.record("\(place.question.id) does not wait for its run")
    }
  }

  /// Whatever the learner says, the verdict is what the measured numbers say, and it is the same
  /// that reaches the record.
  @Test(arguments: judged)
  func theVerdictIsThatOfTheRun(_ place: Place) throws {
    var start = Player(lesson: place.lesson)
    start.play(to: place.question.id, Learner(.right))
    for answer in Self.answers(to: place.question) {
      var player = start
      player.playPage(Learner(.right, answers: [place.question.id: answer]))
      let metrics = try #require(player.lab?.metrics)
      let expected = place.question.grade(answer) { metrics[$0] }
      guard case .graded(let given, let verdict, _) = player.phase(place.question.id) else {
        Issue.record("\(answer) was not judged")
        continue
      }
      #expect(given == answer)
      #expect(expected.isJudged)
      #expect(verdict == expected)
      let recorded =
        player.predictionEvents.last { $0.item == place.question.id }?.isRight
        ?? player.answerEvents.last { $0.item == place.question.id }.map { $0.score == 1 }
      #expect(recorded == expected.isRight)
    }
  }

  private static func answers(to question: Question) -> [Answer] {
    switch question.kind {
    case .choice(let choices): choices.options.indices.map(Answer.choice)
    case .multi(let choices): choices.options.indices.map { .multi([$0]) }
    case .numeric(let numeric):
      [numeric.range?.lowerBound ?? 0, 85, numeric.range?.upperBound ?? 100].map(Answer.number)
    case .order(let lines): [.order(Array(lines.indices))]
    case .short, .shape, .match, .plot, .trace, .goal:
      [question.rightAnswer()].compactMap { $0 }
    }
  }

  /// One option is right, and only one, whatever the seed.
  @Test(arguments: judged, [1, 2, 3, 4, 5] as [UInt64])
  func exactlyOneOptionIsRightForTheRun(_ place: Place, seed: UInt64) throws {
    guard case .choice(let choices) = place.question.kind else { return }
    var player = Player(lesson: place.lesson, seed: seed)
    let learner = Learner(.right)
    player.play(to: place.question.id, learner)
    player.playPage(learner)
    let metrics = try #require(player.lab?.metrics)
    let right = try #require(choices.rightOptions { metrics[$0] })
    #expect(right.count == 1)
  }

  /// The conditions split the whole space of outcomes, not only what these seeds gave.
  @Test(arguments: judged)
  func exactlyOneOptionIsRightForAnyOutcome(_ place: Place) {
    guard case .choice(let choices) = place.question.kind else { return }
    let names = choices.options.flatMap { option -> [String] in
      if case .when(let condition) = option.key { condition.metrics.sorted() } else { [] }
    }
    var generator = Numbers64(state: 7)
    for _ in 0..<2_000 {
      var metrics: [String: Double] = [:]
      for name in Set(names).sorted() { metrics[name] = Self.outcome(of: name, &generator) }
      // A tie has no winner; the labs measure none of these as equal.
      guard Set(metrics.values).count == metrics.count else { continue }
      #expect(choices.rightOptions { metrics[$0] }?.count == 1, "\(metrics)")
    }
  }

  private static func outcome(of name: String, _ generator: inout Numbers64) -> Double {
    switch name {
    case "weights.moved": Double(generator.below(59))
    case "amount.beats": [20, 100, 300, 1_000, 2_761, .infinity][generator.below(6)]
    case "sort.right": Double(generator.below(7))
    default: Double(generator.below(200_001)) / 100_000 - 1
    }
  }

  @Test(arguments: Lessons.all)
  func anObservationIsAskedOnlyAfterItsRun(_ lesson: Lesson) {
    var asked = 0
    for page in lesson.pages {
      for case .observe(let question) in page.blocks {
        var idle = Player(opening: .lesson(lesson.id, step: page.step))
        idle.leaf(to: question.id)
        #expect(idle.reading?.activeQuestion?.id != question.id)
        let prompt = question.prompt.first?.openingWords ?? ""
        #expect(!idle.words.contains(prompt), "\(question.id)")
        var player = Player(lesson: lesson.id)
        let learner = Learner(.right)
        player.play(to: question.id, learner)
        if player.reading?.waitsForRun == true {
          #expect(!player.words.contains(prompt), "\(question.id)")
          player.runStage(learner)
        }
        #expect(player.words.contains(prompt), "\(question.id)")
        #expect(player.reading?.activeQuestion?.id == question.id)
        asked += 1
      }
    }
    #expect(asked > 0)
  }

  @Test func aPredictionMayBeChangedUntilTheRun() {
    var player = Player(lesson: "L01")
    player.play(to: "L01.learned", Learner(.right))
    player.play("1 3")
    guard case .locked(.choice(2), _) = player.phase("L01.learned") else {
      Issue.record("the second pick does not count")
      return
    }
    player.play("Space")
    player.play("1")
    guard case .graded(.choice(2), let verdict, _) = player.phase("L01.learned") else {
      Issue.record("the verdict has moved")
      return
    }
    #expect(verdict.isRight)
  }

  @Test func whatARunHasJudgedIsNotTriedAgain() {
    var player = Player(lesson: "L01")
    player.play(to: "L01.learned", Learner(.right))
    player.playPage(Learner(.right, answers: ["L01.learned": .choice(0)]))
    #expect(player.reading?.questions["L01.learned"]?.mayRetry == false)
    player.press(.enter)
    #expect(player.reading?.page.questions.contains { $0.id == "L01.learned" } == false)
  }
}

/// SplitMix64, for outcomes that are the same in every run of the tests.
struct Numbers64 {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(limit))
  }
}
