/// What a learner's events add up to: where they are, what they did, and what they know.
///
/// A fold, and nothing else: the same events in the same order give the same record, and applying
/// one more costs no more than that one.
public struct LearnerRecord: Equatable, Sendable, Codable {
  /// How days are counted.
  public let calendar: StudyCalendar
  /// The lesson that the learner was in last.
  public internal(set) var lastLesson: String?
  /// How many events there were.
  public private(set) var count = 0
  /// By lesson.
  public internal(set) var lessons: [String: LessonProgress] = [:]
  /// By item.
  public internal(set) var answers: [String: ItemHistory] = [:]
  /// The last prediction, by item.
  public internal(set) var predictions: [String: PredictionEvent] = [:]
  /// How right predictions were, by how sure the learner was of them.
  public private(set) var predictionCalibration: [Confidence: Calibration] = [:]
  /// How right first answers were, by how sure the learner was of them.
  public private(set) var answerCalibration: [Confidence: Calibration] = [:]
  /// Items that the learner found wrong or unclear.
  public private(set) var flags: Set<String> = []
  /// Whether the first half-minute was seen or passed over.
  public private(set) var hasSeenTour = false
  /// The marks that the learner said they see well: `braille`, `blocks` or `ascii`.
  public private(set) var glyphs: String?
  /// By objective.
  public internal(set) var objectives: [String: ObjectiveHistory] = [:]
  /// Wrong ideas that were chosen, by id.
  public internal(set) var misconceptions: [String: MisconceptionHistory] = [:]
  /// What comes back, and when.
  public internal(set) var deck = CardDeck()
  /// What was done on the last day.
  public private(set) var lastDay = StudyDay()
  /// Seconds spent by lesson; with no lesson in particular under an empty name.
  public internal(set) var secondsStudied: [String: Int] = [:]
  /// On how many days something was answered.
  public private(set) var daysAnswered = 0
  private var lastDayAnswered: Int?

  /// A record without events.
  public init(calendar: StudyCalendar = StudyCalendar()) { self.calendar = calendar }

  /// The record of some events, in the order in which they happened.
  public init(
    _ events: some Sequence<LearnerEvent>, calendar: StudyCalendar = StudyCalendar()
  ) {
    self.init(calendar: calendar)
    for event in events { apply(event) }
  }

  /// Takes the next event into account.
  public mutating func apply(_ event: LearnerEvent) {
    count += 1
    switch event.kind {
    case .position(let lesson, let step, let screen):
      lastLesson = lesson
      lessons[lesson, default: LessonProgress()].position = Position(step: step, screen: screen)
    case .stepSeen(let lesson, let step):
      lessons[lesson, default: LessonProgress()].stepsSeen.insert(step)
    case .answer(let answer): apply(answer, at: event.time)
    case .prediction(let prediction): apply(prediction)
    case .labRun(let lab, let lesson?, let settings, _):
      lessons[lesson, default: LessonProgress()].runs += 1
      lessons[lesson, default: LessonProgress()].labSettings[lab] = settings
    case .labRun(_, nil, _, _): break
    case .goalMet(let lab, let lesson):
      lessons[lesson, default: LessonProgress()].goalsMet.insert(lab)
    case .flag(let item, _): flags.insert(item)
    case .skip(let item, let lesson):
      lessons[lesson, default: LessonProgress()].skipped.insert(item)
      lastDay.skip(item, on: calendar.day(of: event.time))
    case .tooEasy(let item, _): deck.rateAsEasy(item, on: calendar.day(of: event.time))
    case .studied(let lesson, let seconds):
      secondsStudied[lesson ?? "", default: 0] += max(0, seconds)
    case .tour(let glyphs):
      hasSeenTour = true
      // A tour that did not ask leaves what an earlier one was told.
      self.glyphs = glyphs ?? self.glyphs
    case .reset(let lesson): reset(lesson)
    case .unknown: break
    }
  }

  private mutating func apply(_ answer: AnswerEvent, at time: Int64) {
    let day = calendar.day(of: time)
    lessons[answer.lesson, default: LessonProgress()].answered.insert(answer.item)
    if day != lastDayAnswered { daysAnswered += 1 }
    lastDayAnswered = day
    if answer.place == .review { lastDay.review(answer.item, on: day) }
    // After the feedback of a wrong answer, or of a right one, the next one proves little.
    let isFirst = answer.attempt <= 1 && !wasAnswered(answer.item, on: day)
    if var history = answers[answer.item] {
      history.add(answer, at: time)
      answers[answer.item] = history
    } else {
      answers[answer.item] = ItemHistory(first: answer, at: time)
    }
    if isFirst { weigh(answer, on: day) }
    if let confidence = answer.confidence, answer.attempt <= 1 {
      answerCalibration[confidence, default: Calibration()].add(isRight: answer.score >= 1)
    }
  }

  /// The first answer of a day to an item. An observation during a lesson asks about no objective.
  private mutating func weigh(_ answer: AnswerEvent, on day: Int) {
    guard !answer.objective.isEmpty else { return }
    lessons[answer.lesson, default: LessonProgress()].objectives.insert(answer.objective)
    objectives[answer.objective, default: ObjectiveHistory()].add(answer, on: day)
    deck.rate(answer, on: day)
    if answer.score >= 1 {
      for idea in Set(answer.offered) { misconceptions[idea]?.passBy(on: day) }
    } else if let idea = answer.misconception {
      let wasSure = answer.confidence == .sure
      if misconceptions[idea] == nil {
        misconceptions[idea] = MisconceptionHistory(
          chosenOn: day, wasSure: wasSure, in: answer.lesson)
      } else {
        misconceptions[idea]?.choose(on: day, wasSure: wasSure, in: answer.lesson)
      }
    }
  }

  private mutating func apply(_ prediction: PredictionEvent) {
    lessons[prediction.lesson, default: LessonProgress()].predicted.insert(prediction.item)
    predictions[prediction.item] = prediction
    if let confidence = prediction.confidence, let isRight = prediction.isRight {
      predictionCalibration[confidence, default: Calibration()].add(isRight: isRight)
    }
  }

  // MARK: Questions to the record

  /// Where the learner left a lesson; nil where they never were in it.
  public func position(in lesson: String) -> Position? { lessons[lesson]?.position }

  /// The steps of a lesson that were read to their ends, from 0.
  public func stepsSeen(in lesson: String) -> Set<Int> { lessons[lesson]?.stepsSeen ?? [] }

  /// Whether the goal of a lesson's lab was met.
  public func hasMetGoal(of lab: String, in lesson: String) -> Bool {
    lessons[lesson]?.goalsMet.contains(lab) ?? false
  }

  /// How far a lesson of some steps is: done when all of them were seen.
  public func state(of lesson: String, steps: Int) -> LessonState {
    guard let progress = lessons[lesson] else { return .open }
    return steps > 0 && (0..<steps).allSatisfy(progress.stepsSeen.contains) ? .done : .begun
  }

  /// How well an objective is known.
  public func mastery(of objective: String) -> Mastery {
    objectives[objective]?.mastery ?? Mastery()
  }

  /// Whether an item was answered on a day, if that is the last day on which it was.
  public func wasAnswered(_ item: String, on day: Int) -> Bool {
    answers[item].map { calendar.day(of: $0.lastTime) == day } ?? false
  }

  /// The card of an objective, or of a wrong idea about it; nil where nothing was answered.
  public func card(_ key: CardKey) -> Card? { deck.cards[key] }

  /// Whether an objective that was known once has not been answered right for more than twice the
  /// days after which it was to come back.
  ///
  /// - Parameter isDone: Whether the learner met the goal of its experiment, which makes it one that
  ///   can get rusty too.
  public func isRusty(_ objective: String, on day: Int, isDone: Bool = false) -> Bool {
    guard let history = objectives[objective], history.hasBeenKnown || isDone,
      let last = history.lastRightDay, let card = deck.cards[CardKey(objective: objective)]
    else { return false }
    return day - last > 2 * card.gap
  }
}

/// How far a lesson is.
public enum LessonState: Equatable, Sendable {
  /// Nothing happened in it.
  case open
  case begun
  /// All steps were seen.
  case done
}

/// A place in a lesson; both from 0.
public struct Position: Equatable, Sendable, Codable {
  /// The step of the lesson.
  public var step: Int
  /// The screen of the step.
  public var screen: Int

  /// A screen of a step.
  public init(step: Int, screen: Int) {
    self.step = step
    self.screen = screen
  }
}

extension LearnerRecord: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    answerCalibration = try scanner.calibrations("answerCalibration")
    answers = try scanner.values("answers")
    calendar = try scanner.value("calendar")
    count = try scanner.integer("count")
    daysAnswered = try scanner.integer("daysAnswered")
    deck = try scanner.value("deck")
    flags = try scanner.textSet("flags")
    glyphs = try scanner.textIfPresent("glyphs")
    hasSeenTour = try scanner.truth("hasSeenTour")
    lastDay = try scanner.value("lastDay")
    lastDayAnswered = try scanner.integerIfPresent("lastDayAnswered")
    lastLesson = try scanner.textIfPresent("lastLesson")
    lessons = try scanner.values("lessons")
    misconceptions = try scanner.values("misconceptions")
    objectives = try scanner.values("objectives")
    predictionCalibration = try scanner.calibrations("predictionCalibration")
    predictions = try scanner.values("predictions")
    secondsStudied = try scanner.counts("secondsStudied")
  }
}
