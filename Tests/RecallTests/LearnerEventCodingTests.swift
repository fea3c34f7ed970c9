import Recall
import Testing

@Suite struct LearnerEventCodingTests {
  static let answer = AnswerEvent(
    lesson: "L05", item: "L05.rate", revision: 2, objective: "L05.2", response: "0,2", score: 0.75,
    misconception: "M13", confidence: .sure, attempt: 1, hints: 0, weight: 2)

  /// One with all that only items with drawn numbers have.
  static let drawnAnswer = AnswerEvent(
    lesson: "L05", item: "L05.step", revision: 1, objective: "L05.1", response: "-0.4", score: 1,
    misconception: nil, confidence: nil, attempt: 2, hints: 1, offered: ["M13", "M12"],
    drawn: ["rate": 0.1, "slope": -4], seed: .max, place: .review)

  static let kinds: [LearnerEvent.Kind] = [
    .position(lesson: "L01", step: 2, screen: 1),
    .stepSeen(lesson: "L01", step: 2),
    .answer(answer),
    .prediction(
      PredictionEvent(
        lesson: "L01", item: "L01.p", response: "1", isRight: true, confidence: .guess)
    ),
    .prediction(PredictionEvent(lesson: "L01", item: "L01.p", response: "0.5", isRight: nil)),
    .labRun(
      lab: "descent", lesson: "L05", settings: ["rate": "0.1"],
      metrics: ["loss": .infinity, "low": -.infinity, "accuracy": 0.1]),
    .labRun(lab: "spiral", lesson: nil, settings: [:], metrics: [:]),
    .goalMet(lab: "descent", lesson: "L05"),
    .flag(item: "L01.a/ü\"", lesson: "L01"),
    .skip(item: "L01.a", lesson: "L01"),
    .answer(drawnAnswer),
    .tooEasy(item: "L05.rate", lesson: "L05"),
    .studied(lesson: "L05", seconds: 340),
    .studied(lesson: nil, seconds: 0),
    .tour(glyphs: "blocks"),
    .tour(glyphs: nil),
    .reset(lesson: "L05"),
    .unknown(name: "duel", payload: "{\"version\":3}"),
  ]

  @Test(arguments: kinds) func anEventComesBackAsItWas(_ kind: LearnerEvent.Kind) throws {
    let event = LearnerEvent(time: 1_700_000_000_123, kind)
    let copy = try LearnerEvent(
      time: event.time, kindName: event.kindName, payload: try event.payload())
    #expect(copy == event)
  }

  @Test func theNamesOfTheKindsNeverChange() {
    let names = Self.kinds.map { LearnerEvent(time: 0, $0).kindName }
    #expect(
      names == [
        "position", "step-seen", "answer", "prediction", "prediction", "lab-run", "lab-run",
        "goal-met", "flag", "skip", "answer", "too-easy", "studied", "studied", "tour", "tour",
        "reset", "duel",
      ])
  }

  @Test func thePayloadIsAVersionedObjectWithSortedKeys() throws {
    let event = LearnerEvent(time: 0, .answer(Self.answer))
    #expect(
      try event.payload()
        == #"{"attempt":1,"confidence":3,"hints":0,"item":"L05.rate","lesson":"L05","#
        + #""misconception":"M13","objective":"L05.2","response":"0,2","revision":2,"#
        + #""score":0.75,"version":1,"weight":2}"#)
  }

  @Test func anUndefinedMetricSurvives() throws {
    let event = LearnerEvent(
      time: 0, .labRun(lab: "a", lesson: nil, settings: [:], metrics: ["loss": .nan]))
    let copy = try LearnerEvent(time: 0, kindName: "lab-run", payload: try event.payload())
    guard case .labRun(_, _, _, let metrics) = copy.kind else {
      Issue.record("not a run: \(copy)")
      return
    }
    #expect(metrics["loss"]?.isNaN == true)
  }

  @Test func anAnswerWithoutWeightCountsOnce() throws {
    let payload =
      #"{"attempt":1,"hints":0,"item":"i","lesson":"L","objective":"L.1","response":"1","#
      + #""revision":1,"score":1,"version":1}"#
    let event = try LearnerEvent(time: 0, kindName: "answer", payload: payload)
    guard case .answer(let answer) = event.kind else {
      Issue.record("not an answer: \(event)")
      return
    }
    #expect(answer.weight == 1)
    #expect(answer.confidence == nil)
  }

  @Test func anAnswerOfAnOlderDescentIsWrittenAsItWasRead() throws {
    let payload =
      #"{"attempt":1,"hints":0,"item":"i","lesson":"L","objective":"L.1","response":"1","#
      + #""revision":1,"score":1,"version":1,"weight":1}"#
    let event = try LearnerEvent(time: 0, kindName: "answer", payload: payload)
    guard case .answer(let answer) = event.kind else {
      Issue.record("not an answer: \(event)")
      return
    }
    #expect(answer.offered.isEmpty && answer.drawn.isEmpty && answer.seed == nil)
    #expect(answer.place == .lesson)
    #expect(try event.payload() == payload)
  }

  @Test func whatWasDrawnIsWrittenInFull() throws {
    let event = LearnerEvent(time: 0, .answer(Self.drawnAnswer))
    #expect(
      try event.payload()
        == #"{"attempt":2,"drawn":{"rate":0.1,"slope":-4},"hints":1,"item":"L05.step","#
        + #""lesson":"L05","objective":"L05.1","offered":["M13","M12"],"place":"review","#
        + #""response":"-0.4","revision":1,"score":1,"seed":18446744073709551615,"#
        + #""version":1,"weight":1}"#)
  }

  @Test func aNewerPayloadIsKeptAsItIs() throws {
    let payload = #"{"item":7,"version":2}"#
    let event = try LearnerEvent(time: 5, kindName: "answer", payload: payload)
    #expect(event.kind == .unknown(name: "answer", payload: payload))
    #expect(event.kindName == "answer")
    #expect(try event.payload() == payload)
  }

  @Test(arguments: [
    ("{", "it is not a JSON object"),
    ("{}", "`version` is missing"),
    (#"{"version":1,"lesson":"L01"}"#, "`step` is missing"),
    (#"{"version":1,"lesson":7,"step":1}"#, "`lesson` has another type than it should"),
  ])
  func aDamagedPayloadSaysWhatIsWrong(_ payload: String, _ reason: String) {
    #expect(throws: LearnerEventError(kindName: "step-seen", reason: reason)) {
      try LearnerEvent(time: 0, kindName: "step-seen", payload: payload)
    }
  }
}
