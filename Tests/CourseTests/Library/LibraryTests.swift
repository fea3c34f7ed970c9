import Course
import Testing

@Suite struct LibraryTests {
  static let syllabus = """
    ---
    descent: 1
    units:
      - unit: 1
        title: Before
        lessons:
          - {id: T04, slug: before, title: A number, minutes: 9, promise: You measure.}
      - unit: 2
        title: Downhill
        lessons:
          - {id: T05, title: Feeling, minutes: 15, path: wider, needs: [T04], promise: You walk.}
          - {id: T06, title: After, minutes: 5, needsOthers: 8, promise: You stop.}
    ---
    """

  static let misconceptions = """
    ---
    descent: 1
    misconceptions:
      - {id: M07, belief: Bigger is better., counter: Larger networks scored lower here.}
      - {id: M13, belief: A bigger rate is faster., counter: It flies off.}
    ---
    """

  static let files = [
    SourceFile(path: "02/t05.md", text: SampleLesson.text),
    SourceFile(path: "README.md", text: "# not a lesson"),
    SourceFile(path: "02/picture.png", text: "\u{1}"),
    SourceFile(path: "syllabus.md", text: syllabus),
    SourceFile(path: "misconceptions.md", text: misconceptions),
  ]

  @Test func readsAFolder() {
    let (library, errors) = Library.read(files: Self.files)
    #expect(errors.isEmpty)
    #expect(library.lessons.map(\.id) == ["T05"])
    #expect(library.lesson("T05")?.title == "Feeling for downhill")
    #expect(library.lesson("T06") == nil)
    #expect(library.entry("T06")?.needsOthers == 8)
    #expect(library.entry("T05")?.slug == "t05")
    #expect(library.entry("T04")?.path == .core)
    #expect(library.syllabus.units.map(\.title) == ["Before", "Downhill"])
    #expect(library.misconception("M13")?.counter == "It flies off.")
    #expect(library.glossary("learning rate")?.lesson == "T05")
    #expect(library.glossary("loss") == nil)
  }

  @Test func lessonsComeInTheOrderOfTheSyllabus() {
    let late = SampleLesson.text.replacing("id: T05\n", with: "id: T06\n")
    let early = SampleLesson.text.replacing("id: T05\n", with: "id: T04\n")
    let (library, errors) = Library.read(
      files: Self.files + [
        SourceFile(path: "01/z.md", text: late), SourceFile(path: "09/a.md", text: early),
      ])
    #expect(errors.isEmpty)
    #expect(library.lessons.map(\.id) == ["T04", "T05", "T06"])
  }

  @Test func aFolderWithoutASyllabusMakesItsOwn() {
    let (library, errors) = Library.read(files: [Self.files[0]])
    #expect(errors.isEmpty)
    #expect(library.syllabus.units.map(\.title) == ["Unit 2"])
    #expect(library.entry("T05")?.promise == library.lesson("T05")?.promise)
  }

  @Test func anIdBelongsToOneFile() {
    let twin = SourceFile(path: "03/twin.md", text: SampleLesson.text)
    let (library, errors) = Library.read(files: Self.files + [twin])
    #expect(library.lessons.map(\.file) == ["02/t05.md"])
    #expect(
      errors.map(\.description) == [
        "03/twin.md:1: the id T05 belongs to 02/t05.md; give this lesson an id of its own."
      ])
  }

  @Test func aBrokenLessonLeavesTheOthersAlone() {
    let broken = SourceFile(path: "01/broken.md", text: "# nothing")
    let (library, errors) = Library.read(files: Self.files + [broken])
    #expect(library.lessons.map(\.id) == ["T05"])
    #expect(errors.map(\.file) == ["01/broken.md"])
  }

  @Test(arguments: [
    ("\n    title: Before", "", 4, "`title` is missing"),
    ("promise: You measure.", "", 7, "`promise` is missing"),
    ("unit: 2", "unit: 1", 8, "unit 1 stands here twice"),
    ("id: T06", "id: T05", 12, "lesson T05 stands here twice"),
    ("minutes: 5", "minuts: 5", 12, "`minuts` is not a field that this version reads here"),
  ])
  func aMistakeInTheSyllabusIsTold(
    _ piece: String, _ other: String, _ line: Int, _ what: String
  ) throws {
    let text = Self.syllabus.replacing(piece, with: other, maxReplacements: 1)
    let error = #expect(throws: LessonErrors.self) {
      try SyllabusReader.read(SourceFile(path: "syllabus.md", text: text))
    }
    #expect(error?.errors.map(\.line) == [line])
    #expect(error?.errors.map(\.what) == [what])
  }

  @Test func aMistakeAmongTheMisconceptionsIsTold() {
    let text = Self.misconceptions.replacing("id: M13", with: "id: M07")
    let error = #expect(throws: LessonErrors.self) {
      try MisconceptionReader.read(SourceFile(path: "misconceptions.md", text: text))
    }
    #expect(error?.errors.map(\.what) == ["misconception M07 stands here twice"])
  }
}
