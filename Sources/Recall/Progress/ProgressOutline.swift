/// What there is to learn, by id and name: what a report of progress is made against.
public struct ProgressOutline: Equatable, Sendable {
  /// The lessons in the order of the course.
  public var lessons: [Lesson]
  /// The wrong ideas of the course.
  public var misconceptions: [Named]
  /// Every question that may come in a review.
  public var items: [ReviewItem]

  /// Something with a name.
  public struct Named: Equatable, Sendable {
    /// The id: `L05.2`, `M13`.
    public var id: String
    /// What a learner reads.
    public var title: String

    /// An id with its name.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A lesson.
  public struct Lesson: Equatable, Sendable {
    /// The id and the title.
    public var name: Named
    /// How many steps it has.
    public var steps: Int
    /// The goals of its experiments, as in the event of meeting one: `spam/3`.
    public var goals: [String]
    /// What the learner can do afterwards.
    public var objectives: [Named]

    /// A lesson of some steps, goals and objectives.
    public init(name: Named, steps: Int, goals: [String] = [], objectives: [Named] = []) {
      self.name = name
      self.steps = steps
      self.goals = goals
      self.objectives = objectives
    }
  }

  /// Lessons, wrong ideas and questions.
  public init(lessons: [Lesson], misconceptions: [Named] = [], items: [ReviewItem] = []) {
    self.lessons = lessons
    self.misconceptions = misconceptions
    self.items = items
  }
}
