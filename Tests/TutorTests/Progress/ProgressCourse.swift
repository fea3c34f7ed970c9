import Course
import Recall
import SessionPlay
import TextUI
import Tutor

/// A small course, and a learner who has been at it for some weeks.
enum ProgressCourse {
  /// Noon of 3 November 2026.
  static let now: Timestamp = 1_793_707_200_000
  private static let dayLength: Timestamp = 86_400_000

  static let library: Library = {
    let titles = ["Examples, not rules", "Numbers all the way down", "Feeling for downhill"]
    let texts = [
      ["Say who decided what a trained network does", "Read a curve of the loss"],
      ["Write a picture as numbers and back", "Count the parameters of a dense layer"],
      [
        "Compute one step of descent by hand",
        "Choose a learning rate, and say which sign shows that it is too large for this valley",
      ],
    ]
    let lessons = titles.enumerated().map { index, title -> Lesson in
      let id = "L0\(index + 1)"
      let objectives = texts[index].enumerated().map {
        Objective(id: "\(id).\($0.offset + 1)", text: $0.element)
      }
      return Lesson(
        id: id, title: title, promise: "You see it.", unit: 1, minutes: 12,
        objectives: objectives, steps: steps(id, objectives))
    }
    let entries = lessons.map {
      Syllabus.Entry(
        id: $0.id, slug: $0.id.lowercased(), title: $0.title, minutes: 12, promise: $0.promise)
    }
    return Library(
      syllabus: Syllabus(units: [.init(number: 1, title: "Beginnings", lessons: entries)]),
      lessons: lessons,
      misconceptions: [
        Misconception(
          id: "M01", belief: "Someone wrote the behaviour inside as rules.",
          counter: "People chose the data; the weights started at zero and grew in training."),
        Misconception(
          id: "M13", belief: "A bigger learning rate is simply faster.",
          counter: "Past a rate of 1 each step lands higher than the one before."),
      ])
  }()

  private static func steps(_ lesson: String, _ objectives: [Objective]) -> [Step] {
    let questions = objectives.map { objective in
      Question(
        id: objective.id + ".q",
        kind: .choice(
          Choices(options: [
            .init(text: RichText("yes"), key: .right), .init(text: RichText("no"), key: .wrong),
          ])), objective: objective.id, prompt: [.paragraph(RichText("Is it so?"))])
    }
    var goal = LabBlock(lab: "descent")
    goal.goal = lesson == "L03" ? try? Condition(parsing: "loss < 0.1") : nil
    return [
      Step(title: "First", screens: [Screen(blocks: [.text(.paragraph(RichText("Look.")))])]),
      Step(title: "Second", screens: [Screen(blocks: [.lab(goal)])]),
      Step(title: "Quiz", screens: [Screen(blocks: questions.map(Block.quiz))]),
    ]
  }

  private static func answer(
    _ objective: String, daysAgo: Int, score: Double = 1, chose: String? = nil,
    _ confidence: Confidence = .sure, minute: Int = 0
  ) -> LearnerEvent {
    LearnerEvent(
      time: now - Timestamp(daysAgo) * dayLength + Timestamp(minute) * 60_000,
      .answer(
        AnswerEvent(
          lesson: String(objective.prefix(3)), item: objective + ".q\(minute)", revision: 1,
          objective: objective, response: "0", score: score, misconception: chose,
          confidence: confidence, attempt: 1, hints: 0, offered: ["M01", "M13"], place: .quiz)))
  }

  static let events: [LearnerEvent] = {
    func event(_ daysAgo: Int, _ kind: LearnerEvent.Kind) -> LearnerEvent {
      LearnerEvent(time: now - Timestamp(daysAgo) * dayLength - 3_600_000, kind)
    }
    func predicted(_ isRight: Bool, _ confidence: Confidence, _ number: Int) -> LearnerEvent {
      event(
        20 - number,
        .prediction(
          PredictionEvent(
            lesson: "L03", item: "L03.p\(number)", response: "1", isRight: isRight,
            confidence: confidence)))
    }
    let events =
      [
        event(24, .stepSeen(lesson: "L01", step: 0)), event(24, .stepSeen(lesson: "L01", step: 1)),
        event(24, .stepSeen(lesson: "L01", step: 2)),
        event(20, .stepSeen(lesson: "L03", step: 0)), event(20, .stepSeen(lesson: "L03", step: 1)),
        event(20, .goalMet(lab: "descent/2", lesson: "L03")),
        event(24, .studied(lesson: "L01", seconds: 1_500)),
        event(20, .studied(lesson: "L03", seconds: 2_520)),
        event(3, .studied(lesson: nil, seconds: 840)),
        answer("L01.1", daysAgo: 24, score: 0, chose: "M01"),
        answer("L01.1", daysAgo: 16, minute: 1), answer("L01.1", daysAgo: 9, minute: 2),
        answer("L01.1", daysAgo: 8, minute: 3), answer("L01.1", daysAgo: 7, minute: 4),
        answer("L01.1", daysAgo: 2, minute: 5),
        answer("L01.2", daysAgo: 24, .fairly, minute: 6),
        answer("L03.1", daysAgo: 20, .guess), answer("L03.1", daysAgo: 3, .fairly, minute: 1),
        answer("L03.2", daysAgo: 20, score: 0, chose: "M13"),
        answer("L03.2", daysAgo: 18, minute: 1),
        answer("L03.2", daysAgo: 2, score: 0, chose: "M13", minute: 2),
      ] + [true, false, true, true].enumerated().map { predicted($1, .sure, $0) }
      + [false, true].enumerated().map { predicted($1, .guess, $0 + 4) }
    return events.sorted { $0.time < $1.time }
  }()

  /// On the first page.
  static func player(size: Size = .standard) -> Player { player(events, size) }

  /// Who has done nothing yet.
  static var newcomer: Player { player([], .standard) }

  private static func player(_ events: [LearnerEvent], _ size: Size) -> Player {
    Player(
      Session(library: library, events: events, opening: .progress), size: size, now: now)
  }
}
