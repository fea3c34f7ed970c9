import Course
import Labs
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// The terms of the whole course, and what they lead to.
@Suite struct GlossaryTests {
  private static let library: Library = {
    let first = Lesson(
      id: "L01", title: "First", promise: "", unit: 1, minutes: 10,
      glossary: [
        "loss": "How wrong the answers are.", "batch": "The examples that one step looks at.",
        "learning rate": "How far a step goes; see L02 and L09.",
        "step": "A nudge that makes the losses smaller.",
      ],
      steps: [
        Step(
          title: "One",
          screens: [Screen(blocks: [.text(.paragraph(words("It *nudges* in", "steps")))])])
      ])
    let second = Lesson(
      id: "L02", title: "Second", promise: "", unit: 1, minutes: 10,
      glossary: ["Loss": "Here it is squared.", "zero loss": "The end of it."],
      steps: [
        Step(title: "Two", screens: [Screen(blocks: [.text(.paragraph(RichText("Nothing.")))])])
      ])
    let entries = [first, second].map {
      Syllabus.Entry(id: $0.id, slug: $0.id, title: $0.title, minutes: 10, promise: "")
    }
    return Library(
      syllabus: Syllabus(units: [Syllabus.Unit(number: 1, title: "All", lessons: entries)]),
      lessons: [first, second])
  }()
  private static let course = CourseGlossary(library)

  private static func words(_ plain: String, _ strong: String) -> RichText {
    RichText([RichText.Run(plain + " batches and "), RichText.Run(strong, .strong)])
  }

  private func glossary(of session: Session) throws -> Glossary {
    guard case .glossary(let glossary)? = session.overlay else { throw NoGlossary() }
    return glossary
  }

  private struct NoGlossary: Error {}

  private func name(_ glossary: Glossary) -> String? {
    glossary.term.map { glossary.glossary.terms[$0].name }
  }

  private func session(_ keys: String, opening: Session.Opening = .home) -> Session {
    var session = Session(library: Self.library, events: [], opening: opening)
    _ = session.start(on: .standard, at: 0)
    for key in KeyScript(keys).keys { _ = session.update(.input(.key(key)), at: 0) }
    return session
  }

  // MARK: Terms

  @Test func everyTermOfEveryLessonIsInItOnceInTheOrderOfTheAlphabet() {
    #expect(
      Self.course.terms.map(\.name) == ["batch", "learning rate", "loss", "step", "zero loss"])
    #expect(Self.course.terms[2].definitions.map(\.lesson) == ["L01", "L02"])
    let shipped = CourseGlossary(CourseFiles.library)
    let names = Set(CourseFiles.library.lessons.flatMap(\.glossary.keys))
    #expect(Set(shipped.terms.map(\.name)) == names)
  }

  @Test func termsAreFoundInATextInSingularAndPluralTheLongestFirst() {
    let text = "Losses of two batches at a Learning Rate, glossy stepping, and zero loss"
    let found = Self.course.mentions(in: text).map { String(text[$0.range]) }
    #expect(found == ["Losses", "batches", "Learning Rate", "zero loss"])
  }

  // MARK: Opening

  @Test func itOpensAtTheTermThatThePageSetsOff() throws {
    let glossary = try glossary(of: session("g", opening: .lesson("L01", step: 0)))
    #expect(name(glossary) == "step")
    #expect(glossary.inSight.map { Self.course.terms[$0].name }.sorted() == ["batch", "step"])
    let picture = session("g", opening: .lesson("L01", step: 0))
      .view(in: .standard, look: .standard).description
    #expect(picture.components(of: "here") == 2)
  }

  @Test func onAPageWithoutTermsItOpensAtTheFirstOneOfTheLesson() throws {
    #expect(try name(glossary(of: session("g", opening: .lesson("L02", step: 0)))) == "loss")
    #expect(try name(glossary(of: session("g"))) == "batch")
  }

  @Test func itOpensOnEveryScreen() throws {
    for opening in [
      Session.Opening.home, .lesson("L01", step: 3), .lab("spam", settings: [:], seed: 1),
    ] {
      var player = Player(opening: opening)
      let before = player.view().description
      player.play("g")
      _ = try glossary(of: player.session)
      player.press(.escape)
      #expect(player.view().description == before)
    }
  }

  // MARK: Finding

  @Test func whatIsTypedNarrowsTheList() throws {
    func listed(_ keys: String) throws -> [String] {
      try glossary(of: session("g " + keys)).listed.map { Self.course.terms[$0].name }
    }
    #expect(try listed("lo") == ["loss", "zero loss"])
    #expect(try listed("ss") == ["loss", "zero loss"])
    // Names first, then terms that are explained with the word.
    #expect(try listed("step") == ["step", "batch", "learning rate"])
    #expect(try listed("zero Space loss") == ["zero loss"])
    #expect(try listed("xyz") == [])
    #expect(try listed("xyz Backspace*3").count == 5)
    #expect(session("g xyz").view(in: .smallest, look: .standard).description.contains("No term"))
  }

  @Test func theTermThatIsOpenStaysOpenWhileItFits() throws {
    #expect(try name(glossary(of: session("g ↓*4"))) == "zero loss")
    #expect(try name(glossary(of: session("g ↓*4 l"))) == "zero loss")
    #expect(try name(glossary(of: session("g ↓*4 ba"))) == "batch")
  }

  // MARK: Following

  @Test func enterOpensTheLessonThatIntroducesTheTerm() {
    let session = session("g loss Enter")
    #expect(session.overlay == nil)
    guard case .reading(let reading) = session.screen else {
      Issue.record("no lesson")
      return
    }
    #expect(reading.lesson.id == "L01")
  }

  @Test func namesOfOtherTermsAndOfLessonsLeadToThem() throws {
    let page = TermPage(of: 1, in: Self.course)
    // L09 is not written, so that it leads nowhere.
    #expect(page.links == [.lesson("L01", step: nil), .term("step"), .lesson("L02", step: nil)])
    #expect(try name(glossary(of: session("g learn Tab Enter"))) == "step")
    let session = session("g learn Tab Tab Enter")
    guard case .reading(let reading) = session.screen else {
      Issue.record("no lesson")
      return
    }
    #expect(reading.lesson.id == "L02")
  }

  @Test func aLinkLeadsBack() throws {
    let there = try glossary(of: session("g learn Tab Enter"))
    #expect(there.filter.isEmpty)
    #expect(try name(glossary(of: session("g learn Tab Enter ←"))) == "learning rate")
  }

  @Test func termsThatAreExplainedWithThisOneAreNamed() {
    // `batch` and `learning rate` speak of steps; `step` itself speaks of losses.
    let page = TermPage(of: 3, in: Self.course)
    #expect(
      page.links == [
        .lesson("L01", step: nil), .term("loss"), .term("batch"), .term("learning rate"),
      ])
  }

  @Test func aTermOfTwoLessonsSaysWhatEachOfThemMeans() {
    let first = TextView(TermPage(of: 2, in: Self.course, lesson: "L02").blocks).summary
    #expect(first.contains("Here it is squared. In L01 First. How wrong the answers are."))
    #expect(first.contains("Introduced in L01 First"))
  }

  @Test(arguments: [Size.smallest, .standard, Size(columns: 200, rows: 60)])
  func everyTermOfTheCourseCanBeReached(_ size: Size) {
    var session = Session(library: WideCourse.library, events: [])
    _ = session.start(on: size, at: 0)
    _ = session.update(.input(.key(.character("g"))), at: 0)
    var missing = Set(WideCourse.library.lessons.flatMap(\.glossary.keys))
    for _ in WideCourse.library.lessons {
      let picture = session.view(in: size, look: .standard).description
      missing = missing.filter { !picture.contains($0) }
      _ = session.update(.input(.key(.down)), at: 0)
    }
    #expect(missing.isEmpty, "\(missing)")
  }
}

extension String {
  /// How often another text occurs in it.
  func components(of part: String) -> Int { ranges(of: part).count }
}
