internal import Labs
internal import TextUI

/// Which network is to be walked through: a list of them, from nine numbers to thousands.
public struct DebugMenu: Sendable {
  /// The networks.
  let entries = DebugCatalog.entries
  /// The one that keys act on.
  private(set) var cursor = 0

  init() {}

  enum Action: Equatable {
    case up, down, open, pick, home, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    Binding<Action>.pair(.move, .up, .down, priority: 8) + [
      Binding(.act, "open", .open, priority: 10, help: "Walk through this network's next step"),
      Binding(
        .digits, "open", .pick, priority: nil, help: "Open the network of that number",
        keys: .digits(entries.count), shown: "1-\(min(9, entries.count))"),
      Binding(.back, "map", .home, priority: 9, help: "The course map"),
      Binding(.search, .search, priority: 3), Binding(.glossary, .glossary, priority: 2),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 4),
    ]
  }

  /// What opens the network of that number.
  func request(_ number: Int) -> [ScreenRequest] {
    entries.indices.contains(number) ? [.debug(entries[number])] : []
  }
}

extension DebugMenu: Screen {
  var help: Help { Help("Keys in this list", bindings) }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(entries.count - 1, cursor + 1)
    case .open: return request(cursor)
    case .pick: return key.digit.map { request($0 - 1) } ?? []
    case .home: return [.home]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  /// A press on a network chooses it, a second one opens it.
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard region.owner == Pane.map, case .item(let row) = region.part else { return [] }
    if row == cursor { return request(row) }
    cursor = min(max(0, row), entries.count - 1)
    return []
  }

  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(Header(path: ["Debugger"], state: .muted("choose a network")), in: grid.header)
    var area = grid.body
    let intro = TextView([
      .heading(StyledText("Walk through a network")),
      .paragraph(
        StyledText(
          """
          One training step, one instruction at a time, forward and back. Any number can be asked \
          where it came from.
          """)),
    ])
    let rows = min(area.rows, intro.height(columns: min(66, area.columns)) + 1)
    surface.draw(intro, in: area.top(rows).left(min(66, area.columns)))
    area = area.dropTop(rows)
    let names = entries.map(\.name.count).max() ?? 0
    surface.pane(Pane.map, in: area) { surface in
      for (number, entry) in entries.enumerated() where number < area.rows {
        let row = area.dropTop(number).top(1)
        let text =
          StyledText.muted("\(number + 1)  ")
          + StyledText(
            entry.name + String(repeating: " ", count: names - entry.name.count), .strong)
          + StyledText("   " + entry.title)
        ListRow.draw(text, number == cursor ? .focused : .plain, on: &surface, in: row)
        surface.mark(.item(number), in: row)
      }
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("debug") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let rows = entries.enumerated().map { number, entry in
      (name: "\(number + 1)  \(entry.name)", text: entry.title)
    }
    return [
      PlainPiece(
        key: "networks",
        lines: conversation.style.lines("Which network is to be walked through?")
          + conversation.style.list(rows))
    ]
  }

  func prompt(in conversation: PlainSession) -> String {
    "network (1-\(entries.count) or a name, map, q quit)"
  }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    let wanted = line.lowercased()
    let number = entries.firstIndex { $0.name.lowercased() == wanted } ?? Int(line).map { $0 - 1 }
    if let number, entries.indices.contains(number) {
      let requests = request(number)
      return conversation.session.changeScreen(at: now) { _ in requests }
    }
    switch wanted {
    case "q", "quit", "exit": return conversation.performAnywhere(.quit, "", at: now)
    case "map", "esc": return conversation.performAnywhere(.home, "", at: now)
    case "?", "help", "": conversation.repeatAll()
    default: conversation.say(conversation.misunderstood(line))
    }
    return []
  }

  mutating func goHome(at now: Timestamp) -> [ScreenRequest] { [.home] }
}

extension DebugMenu.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .open, .pick, .home: .move
    case .help, .glossary, .search, .quit: .program
    }
  }
}
