import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Looking for words in the whole course.
@Suite struct SearchTests {
  private static let library = WideCourse.library
  private static let index = CourseIndex(library).search

  private func titles(_ query: String, isOpen: Bool = false) -> [String] {
    Self.index.hits(query) { _ in isOpen }.map { Self.index.entries[$0.entry].title }
  }

  // MARK: Ranking

  @Test func aTitleComesBeforeAHeadingAndAHeadingBeforeTheText() {
    #expect(titles("walnut") == ["The walnut lesson", "A step with a heading", "A step of text"])
  }

  @Test func aWholeWordComesBeforeABeginningAndThatBeforeAPart() {
    #expect(
      titles("nut") == [
        "nut", "Nutshell", "The walnut lesson", "A step with a heading", "A step of text",
      ])
  }

  @Test func everyWordMustBeFoundSomewhere() {
    #expect(titles("walnut lesson").first == "The walnut lesson")
    #expect(titles("walnut zebra").isEmpty)
    // One word in the title of the lesson, the other one in a step of it.
    #expect(titles("squirrels walnut").contains("A step of text"))
    #expect(titles("").isEmpty)
    #expect(titles("  ,; ").isEmpty)
  }

  @Test func caseAndAccentsDoNotMatter() {
    #expect(titles("UBERANPASSUNG") == ["Überanpassung"])
    #expect(titles("Ü") == titles("u"))
    #expect(titles("x1") == ["The weight x₁"])
    #expect(titles("strasse") == ["Straße"])
    #expect(titles("cafe\u{301}") == titles("café"))
  }

  @Test(arguments: ["It's L07: 2,761 mails!", "", " -- ", "A-b_C[d]@`{9}", "x²+y₁"])
  func wordsAreTheSameWhicheverWayTheyAreRead(_ text: String) {
    #expect(FoldedWord.words(of: text) == FoldedWord.wordsOfAnything(text))
    // A letter that is not ASCII takes the long way.
    #expect((text + " é").foldedWords == text.foldedWords + ["e"])
  }

  @Test func aSingleLetterIsLookedForAtTheBeginningsOfWordsOnly() {
    for title in titles("z") {
      let entry = Self.index.entries.first { $0.title == title }
      let words = ([title, entry?.surroundings ?? ""] + (entry?.paragraphs ?? []))
        .flatMap(\.foldedWords)
      let isFound = words.contains { $0.hasPrefix("z") }
      #expect(isFound, "\(title)")
    }
  }

  @Test func aLessonIsFoundByItsNumber() {
    #expect(
      Self.index.hits("L07").first.map { Self.index.entries[$0.entry].place }
        == .lesson("L07", step: nil))
  }

  @Test func everyStepOfTheCourseIsFoundByItsOwnWords() {
    let index = CourseIndex(CourseFiles.library).search
    for lesson in CourseFiles.library.lessons {
      for (number, step) in lesson.steps.enumerated() {
        let places = index.hits(step.title).map { index.entries[$0.entry].place }
        #expect(places.contains(.lesson(lesson.id, step: number)), "\(step.title)")
      }
      for term in lesson.glossary.keys {
        #expect(
          index.hits(term).map { index.entries[$0.entry].place }.contains(.term(term)), "\(term)")
      }
    }
  }

  @Test func aPlaceIsToldOnce() {
    for query in ["walnut", "a", "step", "lesson"] {
      let places = Self.index.hits(query) { _ in true }.map { Self.index.entries[$0.entry].place }
      #expect(Set(places).count == places.count, "\(query)")
    }
  }

  // MARK: What is not told

  @Test func whatFollowsAQuestionIsFoundOnlyOnceTheStepWasRead() {
    #expect(titles("aftermath").isEmpty)
    #expect(titles("aftermath", isOpen: true) == ["A step with a question"])
    #expect(titles("prompted") == ["A step with a question"])
  }

  @Test func noAnswerIsEverFound() {
    for word in ["secretoption", "secretfeedback", "secrethint", "secretwhy"] {
      #expect(titles(word, isOpen: true).isEmpty, "\(word)")
    }
  }

  // MARK: On the screen

  @Test func aSearchOpensAnywhereAndEscLeavesEverythingAsItWas() {
    for opening in [
      Session.Opening.home, .lesson("L01", step: 2), .lab("spam", settings: [:], seed: 1),
    ] {
      var player = Player(opening: opening)
      player.play("3")
      let before = player.view().description
      player.play("/ wei")
      #expect(player.view().description.contains("/ wei"))
      player.play("Backspace*3 g q ? Esc")
      #expect(player.view().description == before)
      #expect(!player.hasQuit)
    }
  }

  @Test func enterOpensTheLessonAtTheStep() throws {
    let lesson = try #require(CourseFiles.library.lesson("L01"))
    for (number, step) in lesson.steps.enumerated() {
      var player = Player()
      player.play("/")
      player.send(.input(.paste(step.title)))
      player.press(.enter)
      #expect(player.session.overlay == nil)
      #expect(player.reading?.page.step == number, "\(step.title)")
    }
  }

  @Test func withinItsLessonASearchTurnsThePageAndKeepsWhatWasDone() {
    var player = Player(opening: .lesson("L01", step: 2))
    player.play("1 Space")
    let accuracy = player.lab?.metrics["accuracy"]
    #expect(accuracy != nil)
    player.play("/")
    player.send(.input(.paste("What did it find")))
    player.press(.enter)
    #expect(player.reading?.page.step == 4)
    #expect(player.lab?.metrics["accuracy"] == accuracy)
  }

  @Test func aSearchLeadsFromTheEndOfALessonBackIntoIt() {
    var player = Player(opening: .lesson("L01", step: nil))
    for _ in 0..<60 where !player.isAtEnd { player.press(.pageDown) }
    #expect(player.isAtEnd)
    player.play("/")
    player.send(.input(.paste("Fifty-seven")))
    player.press(.enter)
    #expect(!player.isAtEnd)
    #expect(player.reading?.page.step == 0)
  }

  @Test func enterOpensALabAndATerm() {
    var player = Player()
    player.play("/")
    player.send(.input(.paste("rules against examples")))
    player.press(.enter)
    #expect(player.room?.stage.entry.id == "spam")
    player.play("/")
    player.send(.input(.paste("accuracy")))
    player.press(.enter)
    guard case .glossary(let glossary)? = player.session.overlay else {
      Issue.record("no glossary")
      return
    }
    #expect(glossary.term.map { glossary.glossary.terms[$0].name } == "accuracy")
    // Back to what was found, then to the lab.
    player.press(.escape)
    guard case .search(let search)? = player.session.overlay else {
      Issue.record("no search")
      return
    }
    #expect(search.query == "accuracy")
    player.press(.escape)
    #expect(player.session.overlay == nil)
    #expect(player.room != nil)
  }

  @Test func aLessonThatIsNotWrittenIsSaidToComeAndLeavesTheSearchOpen() {
    var player = Player()
    player.play("/")
    player.send(.input(.paste("L22")))
    player.press(.enter)
    #expect(player.session.overlay != nil)
    #expect(player.view().description.contains("L22 is not written yet."))
    player.play("Esc Esc")
    #expect(player.isHome)
  }

  @Test func withoutAWordTheLessonsAreListedInTheirOrder() {
    let search = Search(Self.index)
    #expect(search.hits.count == Self.library.syllabus.entries.count)
    #expect(search.chosen?.title == Self.library.lessons.first?.title)
  }

  @Test func whatWasFoundIsMarked() {
    let text = "The Weights and x₁ of Übermut".highlighted(["weig", "x1", "uber"])
    let marked = text.spans.filter { $0.style.attributes.contains(.bold) }.map(\.text)
    #expect(marked == ["Weig", "x₁", "Über"])
    #expect(text.plain == "The Weights and x₁ of Übermut")
  }

  @Test func thePreviewShowsWhatTheChosenPlaceSays() throws {
    var player = Player(opening: .lesson("L01", step: 0))
    player.play("/")
    player.send(.input(.paste("57 weights label")))
    let picture = player.view().description
    #expect(picture.contains("L01, step 3"))
    #expect(picture.contains("2,761"))
  }

  @Test(arguments: [Size.smallest, .standard, Size(columns: 200, rows: 60)])
  func everythingThatWasFoundCanBeReached(_ size: Size) {
    var session = Session(library: Self.library, events: [])
    _ = session.start(on: size, at: 0)
    for key in "/part".map(Key.character) { _ = session.update(.input(.key(key)), at: 0) }
    guard case .search(let search)? = session.overlay else {
      Issue.record("no search")
      return
    }
    var missing = Set(search.hits.map { Self.index.entries[$0.entry].title })
    #expect(missing.count > 10)
    for _ in search.hits {
      // A title that is too long for its line stands whole, on several lines, beside the list.
      let words = Set(session.view(in: size, look: .standard).description.split { $0.isWhitespace })
      missing = missing.filter { !words.isSuperset(of: $0.split(separator: " ")) }
      _ = session.update(.input(.key(.down)), at: 0)
    }
    #expect(missing.isEmpty, "\(missing)")
  }
}

/// As many lessons as the course is to have, with words that occur in just one place.
enum WideCourse {
  static let library: Library = {
    let lessons = (1...22).map(lesson)
    let units = [Syllabus.Unit(number: 1, title: "All", lessons: lessons.map(entry))]
    return Library(syllabus: Syllabus(units: units), lessons: lessons)
  }()

  private static func id(_ number: Int) -> String { number < 10 ? "L0\(number)" : "L\(number)" }

  private static func entry(_ lesson: Lesson) -> Syllabus.Entry {
    Syllabus.Entry(
      id: lesson.id, slug: lesson.id.lowercased(), title: lesson.title, minutes: 10, promise: "")
  }

  private static func lesson(_ number: Int) -> Lesson {
    let titles = [
      1: "The walnut lesson", 2: "Nutshell", 3: "Überanpassung", 4: "The weight x₁", 5: "Straße",
      6: "Café",
    ]
    var steps = number == 1 ? walnutSteps : []
    steps += (1...8).map { step in
      Step(
        title: "Part \(step) of \(number)",
        screens: [
          Screen(blocks: (1...3).map { .text(.paragraph(RichText(filler(number, step, $0)))) })
        ])
    }
    return Lesson(
      id: id(number), title: titles[number] ?? "Subject \(number)", promise: "", unit: 1,
      minutes: 10,
      glossary: number == 2
        ? ["nut": "Something with a shell, see L07."] : ["term \(number)": "Of \(id(number))."],
      steps: steps)
  }

  /// Ninety different words or so, as a page has.
  private static func filler(_ lesson: Int, _ step: Int, _ paragraph: Int) -> String {
    (1...30).map { "q\(lesson)s\(step)p\(paragraph)n\($0)" }.joined(separator: " ") + " common"
  }

  private static var walnutSteps: [Step] {
    let question = Question(
      id: "L01.q",
      kind: .choice(
        Choices(options: [
          Choices.Option(
            text: RichText("secretoption"), key: .right,
            feedback: [.paragraph(RichText("secretfeedback"))])
        ])),
      prompt: [.paragraph(RichText("Prompted"))], hints: [RichText("secrethint")],
      why: [.paragraph(RichText("secretwhy"))])
    return [
      Step(
        title: "A step of text",
        screens: [
          Screen(blocks: [.text(.paragraph(RichText("Squirrels eat walnuts, one walnut a day.")))])
        ]),
      Step(
        title: "A step with a heading",
        screens: [Screen(blocks: [.text(.heading(RichText("Walnut")))])]),
      Step(
        title: "A step with a question",
        screens: [
          Screen(blocks: [.predict(question), .text(.paragraph(RichText("The aftermath.")))])
        ]),
    ]
  }
}
