/// The members of every kind of event in the order in which they are written: that of their names.
extension PayloadScanner {
  /// What happened, by the name of its kind; nil if the payload has another form than this code
  /// writes, in which a JSON decoder may still find something.
  static func kind(_ name: LearnerEventName, _ payload: String) -> LearnerEvent.Kind? {
    var scanner = PayloadScanner(payload)
    return try? scanner.wholeKind(name)
  }

  private mutating func wholeKind(_ name: LearnerEventName) throws(OtherForm) -> LearnerEvent.Kind {
    let kind = try members { (scanner: inout PayloadScanner) throws(OtherForm) in
      try scanner.kind(name)
    }
    try expectEnd()
    return kind
  }

  private mutating func kind(_ name: LearnerEventName) throws(OtherForm) -> LearnerEvent.Kind {
    switch name {
    case .answer: return .answer(try answer(isEvent: true))
    case .prediction:
      let prediction = try prediction()
      try expectVersion()
      return .prediction(prediction)
    case .labRun: return try labRun()
    case .position:
      let lesson = try text("lesson")
      let screen = try integer("screen")
      let step = try integer("step")
      try expectVersion()
      return .position(lesson: lesson, step: step, screen: screen)
    case .stepSeen:
      let lesson = try text("lesson")
      let step = try integer("step")
      try expectVersion()
      return .stepSeen(lesson: lesson, step: step)
    case .goalMet:
      let lab = try text("lab")
      let lesson = try text("lesson")
      try expectVersion()
      return .goalMet(lab: lab, lesson: lesson)
    case .flag:
      let (item, lesson) = try itemAndLesson()
      return .flag(item: item, lesson: lesson)
    case .skip:
      let (item, lesson) = try itemAndLesson()
      return .skip(item: item, lesson: lesson)
    case .tooEasy:
      let (item, lesson) = try itemAndLesson()
      return .tooEasy(item: item, lesson: lesson)
    case .studied:
      let lesson = has("lesson") ? try text() : nil
      let seconds = try integer("seconds")
      try expectVersion()
      return .studied(lesson: lesson, seconds: seconds)
    case .reset:
      let lesson = try text("lesson")
      try expectVersion()
      return .reset(lesson: lesson)
    case .tour:
      let glyphs = has("glyphs") ? try text() : nil
      try expectVersion()
      return .tour(glyphs: glyphs)
    }
  }

  /// - Parameter isEvent: Whether the version stands among the members.
  mutating func answer(isEvent: Bool) throws(OtherForm) -> AnswerEvent {
    let attempt = try integer("attempt")
    let confidence = has("confidence") ? try confidence() : nil
    let drawn = has("drawn") ? try numbers() : [:]
    let hints = try integer("hints")
    let item = try text("item")
    let lesson = try text("lesson")
    let misconception = has("misconception") ? try text() : nil
    let objective = try text("objective")
    let offered = has("offered") ? try texts() : []
    let place = has("place") ? try place() : .lesson
    let response = try text("response")
    let revision = try integer("revision")
    let score = try number("score")
    let seed = has("seed") ? try unsigned() : nil
    if isEvent { try expectVersion() }
    let weight = has("weight") ? try integer() : 1
    return AnswerEvent(
      lesson: lesson, item: item, revision: revision, objective: objective, response: response,
      score: score, misconception: misconception, confidence: confidence, attempt: attempt,
      hints: hints, weight: weight, offered: offered, drawn: drawn, seed: seed, place: place)
  }

  mutating func prediction() throws(OtherForm) -> PredictionEvent {
    let confidence = has("confidence") ? try confidence() : nil
    let isRight = has("isRight") ? try truth() : nil
    let item = try text("item")
    let lesson = try text("lesson")
    let response = try text("response")
    return PredictionEvent(
      lesson: lesson, item: item, response: response, isRight: isRight, confidence: confidence)
  }

  private mutating func labRun() throws(OtherForm) -> LearnerEvent.Kind {
    let lab = try text("lab")
    let lesson = has("lesson") ? try text() : nil
    try expect("metrics")
    let metrics = try numbers()
    try expect("settings")
    let settings = try settings()
    try expectVersion()
    return .labRun(lab: lab, lesson: lesson, settings: settings, metrics: metrics)
  }

  private mutating func itemAndLesson() throws(OtherForm) -> (String, String) {
    let item = try text("item")
    let lesson = try text("lesson")
    try expectVersion()
    return (item, lesson)
  }

  private mutating func numbers() throws(OtherForm) -> [String: Double] {
    try object { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.number() }
  }

  mutating func confidence() throws(OtherForm) -> Confidence {
    guard let confidence = Confidence(rawValue: try integer()) else { throw OtherForm() }
    return confidence
  }

  mutating func settings() throws(OtherForm) -> [String: String] {
    try object { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.text() }
  }

  private mutating func place() throws(OtherForm) -> AnswerEvent.Place {
    guard let place = AnswerEvent.Place(rawValue: try text()) else { throw OtherForm() }
    return place
  }
}
