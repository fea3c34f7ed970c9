/// All that a learner's record says of their progress on a day: facts, and never one score.
public struct ProgressReport: Equatable, Sendable {
  /// The day, as the record's calendar counts.
  public let day: Int
  /// The lessons in the order of the course.
  public let lessons: [LessonReport]
  /// The wrong ideas that were met: open ones first, then by the day of meeting.
  public let misconceptions: [MisconceptionReport]
  /// How right first answers were, by how sure the learner was; from guess to sure.
  public let answerCalibration: [CalibrationReport]
  /// The same of predictions.
  public let predictionCalibration: [CalibrationReport]
  /// Seconds spent in quizzes that belong to no lesson.
  public let secondsElsewhere: Int
  /// How much there is of everything.
  public let counts: Counts

  /// A lesson.
  public struct LessonReport: Equatable, Sendable, Identifiable {
    /// The lesson's id.
    public let id: String
    /// Its title.
    public let title: String
    /// How many steps were seen.
    public let stepsSeen: Int
    /// How many there are.
    public let steps: Int
    /// How many goals of its experiments were met.
    public let goalsMet: Int
    /// How many there are.
    public let goals: Int
    /// What it teaches.
    public let objectives: [ObjectiveReport]
    /// Seconds spent with it.
    public let seconds: Int

    /// How many of its objectives are known.
    public var known: Int { objectives.count { $0.mastery.isKnown } }
    /// Whether every step was seen.
    public var isSeen: Bool { steps > 0 && stepsSeen == steps }
    /// Whether every goal was met; a lesson without goals has none to meet.
    public var isDone: Bool { goals > 0 && goalsMet == goals }
  }

  /// An objective.
  public struct ObjectiveReport: Equatable, Sendable, Identifiable {
    /// The objective's id.
    public let id: String
    /// What the learner can do.
    public let title: String
    /// How well it is known, with its evidence.
    public let mastery: Mastery
    /// Whether it was known or done, and has not been answered right for long.
    public let isRusty: Bool
    /// When it or a wrong idea about it comes back; nil where nothing was answered.
    public let nextDay: Int?
  }

  /// A wrong idea that was met.
  public struct MisconceptionReport: Equatable, Sendable, Identifiable {
    /// Its id.
    public let id: String
    /// The idea.
    public let title: String
    /// What became of it.
    public let history: MisconceptionHistory
    /// When it comes back.
    public let nextDay: Int?
  }

  /// How right someone who felt so sure was.
  public struct CalibrationReport: Equatable, Sendable {
    /// How sure they felt.
    public let confidence: Confidence
    /// How often they were right.
    public let calibration: Calibration
  }

  /// How much there is of everything.
  public struct Counts: Equatable, Sendable {
    /// Answers, second tries among them.
    public let answers: Int
    /// Right ones among them.
    public let rightAnswers: Int
    /// Questions that were answered.
    public let items: Int
    /// Predictions before runs.
    public let predictions: Int
    /// Experiments that reached their ends.
    public let runs: Int
    /// Days on which something was answered.
    public let days: Int
    /// Questions that were flagged.
    public let flags: Int
    /// Questions of today's review that are still open.
    public let dueToday: Int
    /// Seconds spent in all.
    public let seconds: Int
  }

  /// What a record says of a course on a day.
  public init(_ record: LearnerRecord, _ outline: ProgressOutline, on day: Int) {
    self.day = day
    let nextDays = Self.nextDays(record)
    lessons = outline.lessons.map { Self.lesson($0, record, nextDays, on: day) }
    misconceptions = Self.misconceptions(record, outline)
    answerCalibration = Self.rows(record.answerCalibration)
    predictionCalibration = Self.rows(record.predictionCalibration)
    secondsElsewhere = record.secondsStudied[""] ?? 0
    counts = Counts(
      answers: record.answers.values.reduce(0) { $0 + $1.count },
      rightAnswers: record.answers.values.reduce(0) { $0 + $1.rightCount },
      items: record.answers.count, predictions: record.predictions.count,
      runs: record.lessons.values.reduce(0) { $0 + $1.runs }, days: record.daysAnswered,
      flags: record.flags.count,
      dueToday: DailyReview(record, items: outline.items, on: day).entries.count,
      seconds: record.secondsStudied.values.reduce(0, +))
  }

  private static func lesson(
    _ lesson: ProgressOutline.Lesson, _ record: LearnerRecord, _ nextDays: [String: Int],
    on day: Int
  ) -> LessonReport {
    let progress = record.lessons[lesson.name.id] ?? LessonProgress()
    let met = lesson.goals.count(where: progress.goalsMet.contains)
    let isDone = !lesson.goals.isEmpty && met == lesson.goals.count
    return LessonReport(
      id: lesson.name.id, title: lesson.name.title,
      stepsSeen: (0..<lesson.steps).count(where: progress.stepsSeen.contains), steps: lesson.steps,
      goalsMet: met, goals: lesson.goals.count,
      objectives: lesson.objectives.map {
        ObjectiveReport(
          id: $0.id, title: $0.title, mastery: record.mastery(of: $0.id),
          isRusty: record.isRusty($0.id, on: day, isDone: isDone), nextDay: nextDays[$0.id])
      },
      seconds: record.secondsStudied[lesson.name.id] ?? 0)
  }

  private static func nextDays(_ record: LearnerRecord) -> [String: Int] {
    record.deck.cards.reduce(into: [:]) { days, card in
      days[card.key.objective] = min(card.value.dueDay, days[card.key.objective] ?? .max)
    }
  }

  private static func misconceptions(
    _ record: LearnerRecord, _ outline: ProgressOutline
  ) -> [MisconceptionReport] {
    let titles = Dictionary(
      outline.misconceptions.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let days = record.deck.cards.reduce(into: [String: Int]()) { days, card in
      guard let idea = card.key.misconception else { return }
      days[idea] = min(card.value.dueDay, days[idea] ?? .max)
    }
    return record.misconceptions.map { id, history in
      MisconceptionReport(
        id: id, title: titles[id] ?? id, history: history, nextDay: days[id])
    }.sorted {
      ($0.history.state == .quiet ? 1 : 0, $0.history.metDay, $0.id)
        < ($1.history.state == .quiet ? 1 : 0, $1.history.metDay, $1.id)
    }
  }

  private static func rows(_ rows: [Confidence: Calibration]) -> [CalibrationReport] {
    Confidence.allCases.map {
      CalibrationReport(confidence: $0, calibration: rows[$0] ?? Calibration())
    }
  }
}
