/// What the course consists of, whether or not a lesson's file exists yet.
public struct Syllabus: Equatable, Sendable {
  /// In the order of the course.
  public var units: [Unit]

  /// A syllabus of some units.
  public init(units: [Unit] = []) { self.units = units }

  /// A few lessons on one subject.
  public struct Unit: Equatable, Sendable {
    /// From 1.
    public var number: Int
    /// What it is about.
    public var title: String
    /// In the order of the course.
    public var lessons: [Entry]

    /// A unit by number and title.
    public init(number: Int, title: String, lessons: [Entry]) {
      self.number = number
      self.title = title
      self.lessons = lessons
    }
  }

  /// What the course map says of a lesson.
  public struct Entry: Equatable, Sendable {
    /// The lesson's stable name.
    public var id: String
    /// Its name in paths and links: `rules-vs-examples`.
    public var slug: String
    /// One line.
    public var title: String
    /// How long a first pass takes.
    public var minutes: Int
    /// Whether it is on the core path.
    public var path: Lesson.Path
    /// Ids of the lessons it builds on.
    public var needs: [String]
    /// How many other lessons it builds on, whichever they are.
    public var needsOthers: Int
    /// What the learner will have done at the end.
    public var promise: String
    /// Its line in the file of the syllabus.
    public var line: Int

    /// A lesson of the core path that needs nothing, unless told otherwise.
    public init(
      id: String, slug: String, title: String, minutes: Int, path: Lesson.Path = .core,
      needs: [String] = [], needsOthers: Int = 0, promise: String, line: Int = 1
    ) {
      self.id = id
      self.slug = slug
      self.title = title
      self.minutes = minutes
      self.path = path
      self.needs = needs
      self.needsOthers = needsOthers
      self.promise = promise
      self.line = line
    }
  }

  /// All lessons, in the order of the course.
  public var entries: [Entry] { units.flatMap(\.lessons) }

  /// The syllabus with every lesson that it does not name, at the end of the lesson's unit.
  func including(_ lessons: [Lesson]) -> Syllabus {
    var syllabus = self
    let named = Set(entries.map(\.id))
    for lesson in lessons where !named.contains(lesson.id) {
      let entry = Entry(
        id: lesson.id, slug: lesson.id.lowercased(), title: lesson.title, minutes: lesson.minutes,
        path: lesson.path, needs: lesson.needs, promise: lesson.promise)
      if let unit = syllabus.units.firstIndex(where: { $0.number == lesson.unit }) {
        syllabus.units[unit].lessons.append(entry)
      } else {
        let unit = Unit(number: lesson.unit, title: "Unit \(lesson.unit)", lessons: [entry])
        let place = syllabus.units.firstIndex { $0.number > unit.number }
        syllabus.units.insert(unit, at: place ?? syllabus.units.count)
      }
    }
    return syllabus
  }
}
