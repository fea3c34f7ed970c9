internal import Course
internal import Recall
internal import TextUI

/// The first two pages: lessons with three facts each, and their objectives.
extension ProgressScreen {
  // MARK: The course

  func drawCourse(on surface: inout Surface, in area: Rect) {
    let bars = Bars(columns: area.columns)
    drawList(
      report.lessons.count, about: courseDetails,
      heads: { surface, line in
        for (index, name) in ["seen", "done", "known"].enumerated() {
          surface.write(
            .muted(name), column: line.endColumn - bars.width + index * bars.pitch, row: line.row)
        }
      }, on: &surface, in: area,
      row: { surface, index, state, line in
        let lesson = report.lessons[index]
        let role: Role = state == .focused ? .focus : lesson.isBegun ? .ink : .muted
        ListRow.draw(
          StyledText(lesson.id + "  ", state == .focused ? .focus : .muted)
            + StyledText(lesson.title, role, state == .focused ? .bold : []),
          state, on: &surface, in: line.dropRight(bars.width + 1))
        if state == .focused { surface.fill(line.right(bars.width + 1), with: Self.washed) }
        let facts = [
          (lesson.stepsSeen, lesson.steps), (lesson.goalsMet, lesson.goals),
          (lesson.known, lesson.objectives.count),
        ]
        for (index, fact) in facts.enumerated() {
          let place = line.endColumn - bars.width + index * bars.pitch
          let text = bars.text(fact.0, of: fact.1, in: surface.look)
          surface.write(
            state == .focused ? text.on(.role(.focusWash)) : text, column: place, row: line.row)
        }
      })
  }

  private static let washed = Cell(" ", Style(.ink, on: .role(.focusWash)))

  private var courseDetails: [StyledText] {
    guard report.lessons.indices.contains(cursor) else {
      return [.muted("There are no lessons here.")]
    }
    let lesson = report.lessons[cursor]
    var facts = ["\(lesson.stepsSeen) of \(counted(lesson.steps, "step")) seen"]
    if lesson.goals > 0 {
      facts.append("\(lesson.goalsMet) of \(counted(lesson.goals, "goal")) met")
    }
    facts.append("\(lesson.known) of \(counted(lesson.objectives.count, "objective")) known")
    if lesson.seconds > 0 { facts.append(ProgressReport.duration(lesson.seconds)) }
    return [
      .muted(facts.joined(separator: " · ")),
      .muted(
        "Seen: its steps read. Done: the goals of its experiments met. Known: see Objectives."),
    ]
  }

  /// Where three bars with their numbers stand.
  private struct Bars {
    let bar: Int
    var pitch: Int { bar + 8 }
    var width: Int { 3 * pitch - 2 }

    init(columns: Int) { bar = columns < 90 ? 5 : columns < 110 ? 8 : 10 }

    func text(_ number: Int, of count: Int, in look: Look) -> StyledText {
      guard count > 0 else { return .muted(String(repeating: " ", count: bar) + "    –") }
      let share = Numbers.padded("\(number)/\(count)", to: 5)
      return ProgressScreen.bar(Double(number) / Double(count), columns: bar, in: look)
        + StyledText(share, number > 0 ? .ink : .muted)
    }
  }

  // MARK: Objectives

  func drawObjectives(on surface: inout Surface, in area: Rect) {
    let rows = objectives
    let isWide = area.columns >= 96
    drawList(
      rows.count, about: objectiveDetails,
      heads: { surface, line in
        surface.write(.muted("can you"), column: line.column + 13, row: line.row)
        surface.write(
          .muted(isWide ? "estimate and evidence" : "estimate"),
          column: line.endColumn - (isWide ? 48 : 27), row: line.row)
        surface.write(.muted("comes back"), endColumn: line.endColumn, row: line.row)
      }, on: &surface, in: area,
      row: { surface, index, state, line in
        let objective = rows[index].objective
        let isFocused = state == .focused
        let ground: Ink = isFocused ? .role(.focusWash) : .standard
        let role: Role =
          isFocused ? .focus : objective.mastery.answers > 0 ? .ink : .muted
        let right = isWide ? 48 : 27
        ListRow.draw(
          StyledText(Self.padded(objective.word, 11), wordRole(objective, isFocused))
            + StyledText(objective.title, role, isFocused ? .bold : []), state, on: &surface,
          in: line.dropRight(right + 1))
        if isFocused { surface.fill(line.right(right + 1), with: Self.washed) }
        var text = StyledText()
        if objective.mastery.answers > 0 {
          text +=
            Self.bar(objective.mastery.estimate, columns: 8, in: surface.look)
            + StyledText(" " + Numbers.fixed(objective.mastery.estimate, decimals: 2), .ink)
          if isWide { text += .muted("  " + objective.mastery.evidence) }
        }
        surface.write(text.on(ground), column: line.endColumn - right, row: line.row)
        let back = StyledText.muted(objective.nextDay.map(dayName) ?? "–")
        surface.write(back.on(ground), endColumn: line.endColumn, row: line.row)
      })
  }

  private func wordRole(
    _ objective: ProgressReport.ObjectiveReport, _ isFocused: Bool
  ) -> Role {
    if isFocused { return .focus }
    return objective.mastery.isKnown || objective.isRusty ? .strong : .muted
  }

  private var objectiveDetails: [StyledText] {
    guard objectives.indices.contains(cursor) else {
      return [.muted("Objectives come with lessons.")]
    }
    let (lesson, objective) = objectives[cursor]
    let mastery = objective.mastery
    var words = [.muted(lesson.id + " " + lesson.title + ": ") + StyledText(objective.title)]
    if mastery.answers == 0 {
      words.append(.muted("Not asked yet. Its questions are in the lesson's quiz."))
    } else if objective.isRusty {
      words.append(
        .muted(
          """
          Rusty: you knew it, and have not answered it for more than twice the days after which \
          it was to come back. Evidence: \(mastery.evidence).
          """))
    } else {
      words.append(
        .muted(
          """
          Evidence: \(mastery.evidence). Known is an estimate of 0.80 with four answers on two \
          days.
          """))
    }
    return words
  }

  // MARK: Words

  static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.displayWidth))
  }

  func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `today`, `tomorrow`, or the date.
  func dayName(_ day: Int) -> String {
    switch day - self.day {
    case ...0: "today"
    case 1: "tomorrow"
    default: StudyDate(day: day).description
    }
  }
}
