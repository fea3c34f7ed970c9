import Course
import Testing

@Suite struct LessonItemTests {
  @Test func everyQuestionIsFoundInItsPlace() throws {
    let lesson = try SampleLesson.read()
    #expect(
      lesson.items.map(\.question.id) == [
        "T05.first-run", "T05.seen", "T05.rate.diverge", "T05.update", "T05.multi", "T05.order",
      ])
    #expect(lesson.items.map(\.role) == [.predict, .observe, .quiz, .quiz, .quiz, .quiz])
    #expect(lesson.items.map(\.step) == [0, 0, 1, 1, 1, 1])
    #expect(lesson.items.map(\.screen) == [1, 1, 0, 0, 0, 0])
    #expect(lesson.item("T05.update")?.question.weight == 2)
    #expect(lesson.item("T05.none") == nil)
  }

  @Test func aLabStaysOnTheStage() throws {
    var lesson = try SampleLesson.read()
    lesson.steps.insert(Step(title: "Before", screens: [Screen(blocks: [])]), at: 0)
    #expect(lesson.labs.map(\.lab) == ["descent"])
    #expect(lesson.lab(atStep: 0, screen: 0) == nil)
    #expect(lesson.lab(atStep: 1, screen: 0)?.lab == "descent")
    #expect(lesson.lab(atStep: 2, screen: 0)?.lab == "descent")
  }

  @Test func aQuestionKnowsItsMetricsAndItsWrongIdeas() throws {
    let lesson = try SampleLesson.read()
    let items = lesson.items.map(\.question)
    #expect(items.map(\.metrics) == [["loss"], [], [], [], [], []])
    #expect(items.map(\.misconceptions) == [["M13"], [], ["M41", "M07"], ["M13"], [], []])
  }
}
