public import Course
import Recall
import SessionPlay
public import Testing
import TextUI
import Tutor

/// The lessons that are written, and their questions.
enum Lessons {
  static let all = CourseFiles.library.lessons

  /// The same library with another seed for every experiment.
  static func library(seed: UInt64) -> Library {
    var library = CourseFiles.library
    for index in library.lessons.indices { library.lessons[index].seed = seed }
    return library
  }

  /// Questions of a lesson that a run judges.
  static func judged(_ lesson: Lesson) -> [Question] {
    lesson.questions.filter(\.isJudgedByRun)
  }
}

extension Lesson {
  var pages: [Page] { Page.pages(of: self) }
  var questions: [Question] { pages.flatMap(\.questions) }
  var quiz: [Question] {
    pages.flatMap(\.blocks).compactMap {
      if case .quiz(let question) = $0 { question } else { nil }
    }
  }
}

extension Player {
  /// A learner who opens a lesson for the first time.
  init(lesson: String, reporting: Reporting = .eachPicture, seed: UInt64? = nil) {
    self.init(
      opening: .lesson(lesson, step: nil),
      library: seed.map(Lessons.library) ?? CourseFiles.library, reporting: reporting)
  }

  /// Turns pages until the question is on screen, without doing anything on the way.
  mutating func leaf(to question: String) {
    for _ in 0..<100 where reading?.page.questions.contains(where: { $0.id == question }) == false {
      press(.pageDown)
    }
  }

  /// Plays the pages before the one with the question.
  mutating func play(to question: String, _ learner: Learner) {
    for _ in 0..<100 where reading?.page.questions.contains(where: { $0.id == question }) == false {
      playPage(learner)
      press(.pageDown)
    }
  }

  func phase(_ question: String) -> QuestionState.Phase? { reading?.questions[question]?.phase }

  var answerEvents: [AnswerEvent] {
    events.compactMap { if case .answer(let answer) = $0.kind { answer } else { nil } }
  }

  var predictionEvents: [PredictionEvent] {
    events.compactMap { if case .prediction(let event) = $0.kind { event } else { nil } }
  }
}

extension Lesson: CustomTestStringConvertible {
  public var testDescription: String { id }
}

extension Question: CustomTestStringConvertible {
  public var testDescription: String { id }
}
