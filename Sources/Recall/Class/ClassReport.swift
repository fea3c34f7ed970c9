/// What the records of a class add up to: by question and by wrong idea, without names.
///
/// The same records in any order give the same report. What was done before a lesson was begun anew
/// counts here: it is what was answered at first sight.
public struct ClassReport: Equatable, Sendable {
  /// How many learners there are.
  public let learners: Int
  /// How many of them answered anything.
  public let active: Int
  /// Questions, those with the most trouble first.
  public let items: [Item]
  /// Wrong ideas, those that most have chosen first.
  public let ideas: [Idea]

  /// A question as the class answered it.
  public struct Item: Equatable, Sendable, Identifiable {
    /// The question's id.
    public let id: String
    /// How many learners answered it.
    public let learners: Int
    /// How many were right at their first try.
    public let right: Int
    /// How many were wrong at their first try, and sure.
    public let confidentErrors: Int
    /// The wrong idea that most first tries stand for, and how many; of several the first by name.
    public let idea: Choice?

    /// The share that was right at the first try, 0...1.
    public var share: Double { learners == 0 ? 0 : Double(right) / Double(learners) }
  }

  /// How many chose something.
  public struct Choice: Equatable, Sendable {
    /// The wrong idea.
    public let id: String
    /// How many learners.
    public let learners: Int
  }

  /// A wrong idea as the class met it.
  public struct Idea: Equatable, Sendable, Identifiable {
    /// Its id.
    public let id: String
    /// How many learners chose it at least once.
    public let learners: Int
    /// How often it was chosen, by all of them.
    public let times: Int
    /// How many were sure of it at least once.
    public let sure: Int
    /// For how many of them it is not quiet yet.
    public let open: Int
  }

  /// The report of some records, each the events of one learner.
  public init(_ records: [[LearnerEvent]]) {
    var items: [String: Counts] = [:]
    var ideas: [String: IdeaCounts] = [:]
    var active = 0
    for events in records {
      let sorted = (try? ArchivedEvent.sorted(events).map(\.event)) ?? events
      let answers = sorted.compactMap { event in
        if case .answer(let answer) = event.kind { answer } else { nil }
      }
      active += answers.isEmpty ? 0 : 1
      Self.count(answers, into: &items)
      Self.count(answers, LearnerRecord(sorted), into: &ideas)
    }
    learners = records.count
    self.active = active
    self.items = items.map { $1.item($0) }.sorted(by: Self.isMoreTrouble)
    self.ideas = ideas.map { id, counts in
      Idea(
        id: id, learners: counts.learners, times: counts.times, sure: counts.sure,
        open: counts.open)
    }.sorted { ($1.learners, $1.sure, $0.id) < ($0.learners, $0.sure, $1.id) }
  }

  private static func isMoreTrouble(_ a: Item, _ b: Item) -> Bool {
    (a.share, -a.confidentErrors, -a.learners, a.id)
      < (b.share, -b.confidentErrors, -b.learners, b.id)
  }

  private struct Counts {
    var learners = 0
    var right = 0
    var confidentErrors = 0
    var ideas: [String: Int] = [:]

    func item(_ id: String) -> Item {
      let idea = ideas.min { ($1.value, $0.key) < ($0.value, $1.key) }
      return Item(
        id: id, learners: learners, right: right, confidentErrors: confidentErrors,
        idea: idea.map { Choice(id: $0.key, learners: $0.value) })
    }
  }

  private struct IdeaCounts {
    var learners = 0
    var times = 0
    var sure = 0
    var open = 0
  }

  /// The first answer of one learner to each question.
  private static func count(_ answers: [AnswerEvent], into items: inout [String: Counts]) {
    var seen: Set<String> = []
    for answer in answers where seen.insert(answer.item).inserted {
      let isRight = answer.score >= 1
      items[answer.item, default: Counts()].learners += 1
      if isRight {
        items[answer.item]?.right += 1
        continue
      }
      if answer.confidence == .sure { items[answer.item]?.confidentErrors += 1 }
      if let idea = answer.misconception { items[answer.item]?.ideas[idea, default: 0] += 1 }
    }
  }

  private static func count(
    _ answers: [AnswerEvent], _ record: LearnerRecord, into ideas: inout [String: IdeaCounts]
  ) {
    var chosen: [String: (times: Int, isSure: Bool)] = [:]
    for answer in answers where answer.score < 1 {
      guard let idea = answer.misconception else { continue }
      let before = chosen[idea] ?? (0, false)
      chosen[idea] = (before.times + 1, before.isSure || answer.confidence == .sure)
    }
    for (idea, choice) in chosen {
      var counts = ideas[idea] ?? IdeaCounts()
      counts.learners += 1
      counts.times += choice.times
      counts.sure += choice.isSure ? 1 : 0
      counts.open += record.misconceptions[idea].map { $0.state == .quiet ? 0 : 1 } ?? 0
      ideas[idea] = counts
    }
  }
}
