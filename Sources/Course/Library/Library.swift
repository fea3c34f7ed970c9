/// A folder of lessons as a value.
public struct Library: Equatable, Sendable {
  /// What the course consists of, written or not.
  public var syllabus: Syllabus
  /// In the order of the syllabus.
  public var lessons: [Lesson]
  /// The catalogue of wrong ideas, in its own order.
  public var misconceptions: [Misconception]

  /// A library of what there is.
  public init(
    syllabus: Syllabus = Syllabus(), lessons: [Lesson] = [], misconceptions: [Misconception] = []
  ) {
    self.syllabus = syllabus
    self.lessons = lessons
    self.misconceptions = misconceptions
  }

  /// The lesson of an id; nil where it has no file, or one that cannot be read.
  public func lesson(_ id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// What the syllabus says of a lesson.
  public func entry(_ id: String) -> Syllabus.Entry? { syllabus.entries.first { $0.id == id } }

  /// The wrong idea of an id.
  public func misconception(_ id: String) -> Misconception? {
    misconceptions.first { $0.id == id }
  }

  /// What a term means, and the first lesson that says so.
  public func glossary(_ term: String) -> (text: String, lesson: String)? {
    lessons.lazy.compactMap { lesson in lesson.glossary[term].map { ($0, lesson.id) } }.first
  }

  /// Reads the files of a folder, by paths relative to it.
  ///
  /// `syllabus.md` and `misconceptions.md` are what their names say, each `README.md` is for people,
  /// every other `.md` is a lesson, and other files are none of its business. A file with errors is
  /// left out; all errors come back, in the order of paths and lines. Lessons that the syllabus does
  /// not name are added to it.
  ///
  /// - Parameter readAll: Reads the files of lessons, in their order; one after the other unless told
  ///   otherwise. None depends on another.
  public static func read(
    files: [SourceFile],
    readAll: ([SourceFile]) -> [Result<Lesson, LessonErrors>] = { $0.map(LessonReader.result) }
  ) -> (Library, [LessonError]) {
    var library = Library()
    var errors: [LessonError] = []
    let files = files.sorted { $0.path < $1.path }
    let lessonFiles = files.filter { role(of: $0.path) == .lesson }
    let count = lessonFiles.count
    var lessons = readAll(Array(lessonFiles.prefix(LessonLimits.lessons)))[...]
    for file in files {
      do throws(LessonErrors) {
        switch role(of: file.path) {
        case .syllabus: library.syllabus = try SyllabusReader.read(file)
        case .misconceptions: library.misconceptions = try MisconceptionReader.read(file)
        case .other: break
        case .lesson: if let lesson = lessons.popFirst() { try library.add(lesson.get()) }
        }
      } catch {
        errors += error.errors
      }
    }
    if count > LessonLimits.lessons {
      errors.append(
        LessonError(
          file: "", line: 1, what: "the folder holds more than \(LessonLimits.lessons) lessons",
          advice: "split it into several"))
    }
    library.arrange()
    return (library, errors)
  }

  private enum Role { case syllabus, misconceptions, lesson, other }

  private static func role(of path: String) -> Role {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if path == "syllabus.md" { return .syllabus }
    if path == "misconceptions.md" { return .misconceptions }
    return name == "README.md" || !name.hasSuffix(".md") ? .other : .lesson
  }

  private mutating func add(_ lesson: Lesson) throws(LessonErrors) {
    if let other = self.lesson(lesson.id) {
      throw LessonErrors([
        LessonError(
          file: lesson.file, line: 1, what: "the id \(lesson.id) belongs to \(other.file)",
          advice: "give this lesson an id of its own")
      ])
    }
    lessons.append(lesson)
  }

  /// Completes the syllabus and puts the lessons in its order.
  private mutating func arrange() {
    syllabus = syllabus.including(lessons)
    let places = Dictionary(
      syllabus.entries.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    lessons.sort { places[$0.id, default: 0] < places[$1.id, default: 0] }
  }
}
