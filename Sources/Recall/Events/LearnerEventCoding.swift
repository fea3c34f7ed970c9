internal import FoundationEssentials

/// An event as a row of text: time, name of the kind, and a JSON object with sorted keys.
///
///     {"lesson":"L05","step":3,"version":1}
///
/// The object carries the version of its form. A name or a version that this Descent does not know
/// comes back as `.unknown` and is written again exactly as it was read, so that an older Descent
/// loses nothing of a newer one's record.
extension LearnerEvent {
  /// The version of the payloads that this code writes.
  public static let payloadVersion = 1

  /// The stable name of the event's kind: `answer`, `step-seen`.
  public var kindName: String {
    switch kind {
    case .position: LearnerEventName.position.rawValue
    case .stepSeen: LearnerEventName.stepSeen.rawValue
    case .answer: LearnerEventName.answer.rawValue
    case .prediction: LearnerEventName.prediction.rawValue
    case .labRun: LearnerEventName.labRun.rawValue
    case .goalMet: LearnerEventName.goalMet.rawValue
    case .flag: LearnerEventName.flag.rawValue
    case .skip: LearnerEventName.skip.rawValue
    case .tooEasy: LearnerEventName.tooEasy.rawValue
    case .studied: LearnerEventName.studied.rawValue
    case .tour: LearnerEventName.tour.rawValue
    case .reset: LearnerEventName.reset.rawValue
    case .unknown(let name, _): name
    }
  }

  /// The rest of the event as a JSON object: the same text for the same event, always.
  ///
  /// Infinite and undefined metrics, which a diverged run has, are written as `"inf"`, `"-inf"`
  /// and `"nan"`.
  public func payload() throws -> String {
    switch kind {
    case .position(let lesson, let step, let screen):
      try encode(PositionBody(lesson: lesson, step: step, screen: screen))
    case .stepSeen(let lesson, let step): try encode(StepBody(lesson: lesson, step: step))
    case .answer(let answer): try encode(answer)
    case .prediction(let prediction): try encode(prediction)
    case .labRun(let lab, let lesson, let settings, let metrics):
      try encode(LabRunBody(lab: lab, lesson: lesson, settings: settings, metrics: metrics))
    case .goalMet(let lab, let lesson): try encode(GoalBody(lab: lab, lesson: lesson))
    case .flag(let item, let lesson): try encode(ItemBody(item: item, lesson: lesson))
    case .skip(let item, let lesson): try encode(ItemBody(item: item, lesson: lesson))
    case .tooEasy(let item, let lesson): try encode(ItemBody(item: item, lesson: lesson))
    case .studied(let lesson, let seconds):
      try encode(StudiedBody(lesson: lesson, seconds: seconds))
    case .tour(let glyphs): try encode(TourBody(glyphs: glyphs))
    case .reset(let lesson): try encode(LessonBody(lesson: lesson))
    case .unknown(_, let payload): payload
    }
  }

  /// Reads an event back.
  ///
  /// Throws `LearnerEventError` when the kind and version are known and the payload does not fit.
  public init(time: Int64, kindName: String, payload: String) throws {
    self.time = time
    guard let name = LearnerEventName(rawValue: kindName) else {
      kind = .unknown(name: kindName, payload: payload)
      return
    }
    if let kind = PayloadScanner.kind(name, payload) {
      self.kind = kind
    } else {
      kind = try Self.decoded(name, payload) ?? .unknown(name: kindName, payload: payload)
    }
  }

  /// Reads any JSON; nil when a newer Descent wrote it.
  static func decoded(_ name: LearnerEventName, _ payload: String) throws -> Kind? {
    func decode<Body: Decodable>(_ type: Body.Type) throws -> Body? {
      try Self.decode(Unversioned<Body>.self, from: payload, of: name).body
    }
    return switch name {
    case .position:
      try decode(PositionBody.self).map {
        .position(lesson: $0.lesson, step: $0.step, screen: $0.screen)
      }
    case .stepSeen:
      try decode(StepBody.self).map { .stepSeen(lesson: $0.lesson, step: $0.step) }
    case .answer: try decode(AnswerEvent.self).map { .answer($0) }
    case .prediction: try decode(PredictionEvent.self).map { .prediction($0) }
    case .labRun:
      try decode(LabRunBody.self).map {
        .labRun(lab: $0.lab, lesson: $0.lesson, settings: $0.settings, metrics: $0.metrics)
      }
    case .goalMet: try decode(GoalBody.self).map { .goalMet(lab: $0.lab, lesson: $0.lesson) }
    case .flag: try decode(ItemBody.self).map { .flag(item: $0.item, lesson: $0.lesson) }
    case .skip: try decode(ItemBody.self).map { .skip(item: $0.item, lesson: $0.lesson) }
    case .tooEasy: try decode(ItemBody.self).map { .tooEasy(item: $0.item, lesson: $0.lesson) }
    case .studied:
      try decode(StudiedBody.self).map { .studied(lesson: $0.lesson, seconds: $0.seconds) }
    case .tour: try decode(TourBody.self).map { .tour(glyphs: $0.glyphs) }
    case .reset: try decode(LessonBody.self).map { .reset(lesson: $0.lesson) }
    }
  }

  private func encode(_ body: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(Versioned(body: body)), as: UTF8.self)
  }

  private static func decode<Body: Decodable>(
    _ type: Body.Type, from payload: String, of name: LearnerEventName
  ) throws -> Body {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try decoder.decode(type, from: Data(payload.utf8))
    } catch let error as DecodingError {
      throw LearnerEventError(kindName: name.rawValue, reason: sentence(for: error))
    }
  }

  private static func sentence(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context): "`\(field(context))` has another type than it should"
    case .valueNotFound(_, let context): "`\(field(context))` is empty"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it is not a JSON object" : "`\(field(context))` has a value out of its range"
    @unknown default: "it cannot be read"
    }
  }

  private static func field(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}

/// A payload of a known kind that does not fit its form.
public struct LearnerEventError: Error, Equatable, CustomStringConvertible {
  /// The name of the kind: `answer`.
  public var kindName: String
  /// What is wrong with the payload.
  public var reason: String

  /// An error of a kind, with its reason.
  public init(kindName: String, reason: String) {
    self.kindName = kindName
    self.reason = reason
  }

  /// What, where and what to try, in one sentence.
  public var description: String {
    "event `\(kindName)`: \(reason); the row was damaged or written by another program, "
      + "set it aside and go on with the rest."
  }
}

/// The names that stand in the record. They never change.
enum LearnerEventName: String, CaseIterable {
  case position
  case stepSeen = "step-seen"
  case answer
  case prediction
  case labRun = "lab-run"
  case goalMet = "goal-met"
  case flag
  case skip
  case tour
  case tooEasy = "too-easy"
  case studied
  case reset
}

private struct Version: Codable {
  var version: Int
}

/// The body's own fields with `version` among them.
private struct Versioned<Body: Encodable>: Encodable {
  var body: Body

  func encode(to encoder: any Encoder) throws {
    try body.encode(to: encoder)
    try Version(version: LearnerEvent.payloadVersion).encode(to: encoder)
  }
}

/// The body, read together with the version; nil for one of a newer version.
private struct Unversioned<Body: Decodable>: Decodable {
  var body: Body?

  init(from decoder: any Decoder) throws {
    let version = try Version(from: decoder).version
    body = version <= LearnerEvent.payloadVersion ? try Body(from: decoder) : nil
  }
}

private struct PositionBody: Codable {
  var lesson: String
  var step: Int
  var screen: Int
}

private struct StepBody: Codable {
  var lesson: String
  var step: Int
}

private struct LabRunBody: Codable {
  var lab: String
  var lesson: String?
  var settings: [String: String]
  var metrics: [String: Double]
}

private struct GoalBody: Codable {
  var lab: String
  var lesson: String
}

private struct LessonBody: Codable {
  var lesson: String
}

private struct TourBody: Codable {
  var glyphs: String?
}

private struct StudiedBody: Codable {
  var lesson: String?
  var seconds: Int
}

private struct ItemBody: Codable {
  var item: String
  var lesson: String
}
