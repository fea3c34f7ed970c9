internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// The course map as a numbered list.
extension PlainSession {
  func pieces(of home: HomeScreen) -> [PlainPiece] {
    let done = home.rows.count { $0.state == .done }
    let due = home.dueCount > 0 ? "\(home.dueCount) due today, " : ""
    let head = "Descent. Course map: \(due)\(done) of \(home.rows.count) lessons done."
    var pieces = [PlainPiece(key: "map", lines: style.lines(head))]
    for unit in home.library.syllabus.units {
      var lines = style.lines("Unit \(unit.number): \(unit.title)")
      for (index, row) in home.rows.enumerated() where row.unit == unit.number {
        let number = Numbers.padded("\(index + 1)", to: 4)
        let title = row.lesson?.title ?? row.entry.title
        lines += style.lines("\(number)  \(title), \(home.plainState(of: row))", hanging: 6)
      }
      pieces.append(PlainPiece(key: "unit \(unit.number)", lines: lines))
    }
    if let next = home.chosen, let lesson = next.lesson {
      pieces.append(
        PlainPiece(
          key: "next", lines: style.lines("Next is \(home.cursor + 1): \(lesson.promise)")))
    }
    return pieces
  }

  func prompt(of home: HomeScreen) -> String {
    let count = home.rows.count
    let enter = home.chosen?.lesson == nil ? "" : ", Enter \(home.cursor + 1)"
    return count == 0
      ? "no lessons (? help, q quit)" : "lesson (1-\(count)\(enter), ? help, q quit)"
  }

  var homeCommands: [PlainCommand] {
    let labs = LabCatalog.entries.map(\.id).joined(separator: ", ")
    return [
      PlainCommand(["lab"], .openLab, argument: "NAME", help: "Open a lab on its own: \(labs)"),
      PlainCommand(["quiz"], .quiz, help: "A quiz: what is due, a lesson, a unit, everything"),
      PlainCommand(
        ["progress"], .progress, help: "What you have seen, done and got to know, in facts"),
      PlainCommand(["map", "again"], .again, help: "Say the course map once more"),
    ] + Self.searchCommands + [
      PlainCommand(
        ["g", "glossary"], .glossary, argument: "TERM",
        help: "What a term means; g alone names the terms"),
      PlainCommand(["?", "help"], .help, help: "This list"),
      PlainCommand(["q", "quit", "exit"], .quit, help: "Leave Descent"),
    ]
  }

  mutating func answer(_ line: String, on home: HomeScreen, at now: Timestamp) -> [Effect] {
    if line.isEmpty, let chosen = home.chosen { return open(chosen, at: now) }
    let number = Int(line)
    let wanted = line.uppercased()
    if let row = home.rows.first(where: { $0.entry.id.uppercased() == wanted }) {
      return open(row, at: now)
    }
    if let number {
      guard home.rows.indices.contains(number - 1) else {
        say("There are lessons 1 to \(home.rows.count).")
        return []
      }
      return open(home.rows[number - 1], at: now)
    }
    guard let (command, argument) = homeCommands.find(line) else {
      say(line.isEmpty ? "There are no lessons here; q leaves." : misunderstood(line))
      return []
    }
    switch command.action {
    case .openLab:
      guard LabCatalog.entry(named: argument.lowercased()) != nil else {
        let names = LabCatalog.entries.map(\.id).joined(separator: ", ")
        say(
          argument.isEmpty ? "Which lab? \(names)." : "There is no lab \(argument), but \(names).")
        return []
      }
      return session.open(lab: argument.lowercased(), settings: [:], seed: 1, at: now)
    case .quiz: return session.perform([.quiz(nil)], at: now)
    case .progress: return session.perform([.progress], at: now)
    case .help:
      let rows = home.rows.isEmpty ? [] : [(name: "1", text: "Open that lesson; its id does, too")]
      say(lines: [""])
      say("You can type")
      say(lines: style.list(rows + homeCommands.map { (name: $0.usage, text: $0.help) }))
    case .reading, .room, .debugger, .runs, .race, .set, .views, .show, .stage, .details, .numbers,
      .why, .again, .find, .go, .glossary, .home, .quit:
      return performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  private mutating func open(_ row: HomeScreen.Row, at now: Timestamp) -> [Effect] {
    guard row.lesson != nil else {
      say("“\(row.entry.title)” is not written yet.")
      return []
    }
    return [.lab(.stop)] + session.open(lesson: row.entry.id, step: nil, at: now)
  }
}

extension HomeScreen {
  /// `step 2 of 8`, `12 min`, `done`, `coming`.
  fileprivate func plainState(of row: Row) -> String {
    row.state == .done && row.lesson != nil ? "done" : state(of: row)
  }
}
