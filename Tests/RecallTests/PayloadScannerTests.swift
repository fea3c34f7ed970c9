import Testing

@testable import Recall

/// The quick way to read a payload and the JSON decoder say the same of every text that both read.
@Suite struct PayloadScannerTests {
  private var random = SplitMix(seed: 7)

  /// An event of a kind, with what it may leave out or not.
  private mutating func kind(_ name: LearnerEventName) -> LearnerEvent.Kind {
    let lesson = text()
    return switch name {
    case .position: .position(lesson: lesson, step: integer(), screen: integer())
    case .stepSeen: .stepSeen(lesson: lesson, step: integer())
    case .answer: .answer(answer(lesson))
    case .prediction:
      .prediction(
        PredictionEvent(
          lesson: lesson, item: text(), response: text(), isRight: [nil, true, false][below(3)],
          confidence: Confidence(rawValue: below(4))))
    case .labRun:
      .labRun(
        lab: text(), lesson: below(2) == 0 ? nil : lesson, settings: [text(): text(), "b": "0.1"],
        metrics: [text(): number(), "loss": number()])
    case .goalMet: .goalMet(lab: text(), lesson: lesson)
    case .flag: .flag(item: text(), lesson: lesson)
    case .skip: .skip(item: text(), lesson: lesson)
    case .tooEasy: .tooEasy(item: text(), lesson: lesson)
    case .studied: .studied(lesson: below(2) == 0 ? nil : lesson, seconds: integer())
    case .tour: .tour(glyphs: below(2) == 0 ? nil : "braille")
    case .reset: .reset(lesson: lesson)
    }
  }

  private mutating func answer(_ lesson: String) -> AnswerEvent {
    AnswerEvent(
      lesson: lesson, item: text(), revision: integer(), objective: text(), response: text(),
      score: number(), misconception: below(2) == 0 ? nil : text(),
      confidence: Confidence(rawValue: below(4)), attempt: integer(), hints: integer(),
      weight: integer(), offered: (0..<below(3)).map { _ in text() },
      drawn: below(2) == 0 ? [:] : ["rate": number(), text(): number()],
      seed: below(2) == 0 ? nil : random.next() >> UInt64(below(64)),
      place: AnswerEvent.Place.allCases[below(3)])
  }

  private mutating func text() -> String {
    ["", "L05", "L05.rate.diverge", "0,2", "−0.4 größer", "🙂", "e\u{301}", "a\t\"b\"\\n\n"][
      below(8)]
  }

  private mutating func integer() -> Int {
    [0, 1, 2, -3, below(100_000), 123_456_789_012_345_678][below(6)]
  }

  private mutating func number() -> Double {
    [0, 1, 0.5, 1.0 / 3, -0.25, Double(below(1_000_000)) / 1000, 98_765.432_109_876_54][below(7)]
  }

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  // MARK: -

  @Test(arguments: LearnerEventName.allCases)
  func whatThisCodeWritesIsReadQuicklyAndRight(_ name: LearnerEventName) throws {
    var tests = self
    for _ in 0..<100 {
      let event = LearnerEvent(time: 1, tests.kind(name))
      let payload = try event.payload()
      #expect(PayloadScanner.kind(name, payload) == event.kind, "\(payload)")
      #expect(try LearnerEvent.decoded(name, payload) == event.kind)
    }
  }

  @Test(arguments: LearnerEventName.allCases)
  func whatIsReadQuicklyTheDecoderReadsAlike(_ name: LearnerEventName) throws {
    var tests = self
    var count = 0
    for _ in 0..<400 {
      let payload = tests.broken(try LearnerEvent(time: 1, tests.kind(name)).payload())
      guard let kind = PayloadScanner.kind(name, payload) else { continue }
      count += 1
      #expect(try LearnerEvent.decoded(name, payload) == kind, "\(payload)")
    }
    #expect(count > 0, "some are broken in a way that is still right")
  }

  /// Puts other bytes into a text, takes some out, or doubles some.
  private mutating func broken(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let signs = Array("{}[],:\"\\ -+.0123456789eEtfnull\u{0}\u{7F}ü".utf8)
    for _ in 0...below(2) {
      let place = below(bytes.count)
      switch below(4) {
      case 0: bytes[place] = signs[below(signs.count)]
      case 1: bytes.insert(signs[below(signs.count)], at: place)
      case 2: bytes.remove(at: place)
      default:
        let end = min(bytes.count, place + 1 + below(12))
        bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    #"{"seconds":007,"version":1}"#, #"{"seconds":-0,"version":1}"#,
    #"{"seconds":1.0,"version":1}"#, #"{"seconds":9223372036854775808,"version":1}"#,
    #"{"version":1,"seconds":5}"#, #"{"seconds":5,"version":1} "#, #"{"seconds":5,"version":2}"#,
    #"{"seconds":5,"seconds":6,"version":1}"#, #"{"lesson":"a\u0041b","seconds":5,"version":1}"#,
    #"{"lesson":null,"seconds":5,"version":1}"#, #"{"seconds":5,"version":1"#, "", "{}", "[]",
  ])
  func whatHasAnotherFormIsLeftToTheDecoder(_ payload: String) {
    #expect(PayloadScanner.kind(.studied, payload) == nil)
  }
}

/// A digest is read in the same quick way.
@Suite struct DigestScanningTests {
  /// A record in which there is something of everything: a member that is not read would be in the
  /// way of the next.
  private var record: LearnerRecord {
    var learner = SimulatedLearner(lessons: 8, from: 20_000, seed: 3) { $0 % 9 == 0 }
    for day in 20_000..<20_060 { learner.live(day) }
    var record = learner.record
    let end = Int64(20_100) * 86_400_000
    for (number, kind) in [
      LearnerEvent.Kind.position(lesson: "L01", step: 2, screen: 1),
      .stepSeen(lesson: "L01", step: 0), .stepSeen(lesson: "L01", step: 1),
      .prediction(
        PredictionEvent(
          lesson: "L01", item: "p", response: "0", isRight: true, confidence: .sure)),
      .labRun(
        lab: "spam", lesson: "L01", settings: ["rate": "0.1"], metrics: ["loss": 0.1]),
      .goalMet(lab: "spam/1", lesson: "L01"), .flag(item: "L01.q", lesson: "L01"),
      .skip(item: "L01.r", lesson: "L01"), .studied(lesson: nil, seconds: 90),
      .tour(glyphs: "blocks"),
    ].enumerated() {
      record.apply(LearnerEvent(time: end + Int64(number), kind))
    }
    return record
  }

  @Test func everyDigestIsReadQuicklyAndRight() throws {
    for record in [record, LearnerRecord(calendar: StudyCalendar(secondsFromUTC: -7200))] {
      let digest = try record.digest()
      #expect(LearnerRecord.scanned(digest) == record)
      #expect(try LearnerRecord.decoded(digest) == record)
    }
  }

  @Test func aTextWithEscapesIsLeftToTheDecoder() throws {
    var record = LearnerRecord()
    record.apply(LearnerEvent(time: 1, .flag(item: "a \u{7} bell", lesson: "L01")))
    let digest = try record.digest()
    #expect(LearnerRecord.scanned(digest) == nil)
    #expect(try LearnerRecord(digest: digest) == record)
  }
}
