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
    case up, down, open, pick, fault, home, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    Binding<Action>.pair(.move, .up, .down, priority: 8) + [
      Binding(.act, "open", .open, priority: 10, help: "Walk through this network's next step"),
      Binding(
        .digits, "open", .pick, priority: nil, help: "Open the network of that number",
        keys: .digits(entries.count), shown: "1-\(min(9, entries.count))"),
      Binding(
        ["F"], "F", "find the fault", .fault, priority: 7,
        help: "A network that somebody has broken; you find out what is wrong"),
      Binding(.back, "map", .home, priority: 9, help: "The course map"),
      Binding(.search, .search, priority: 3), Binding(.glossary, .glossary, priority: 2),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 4),
    ]
  }

  /// The line behind the networks: one of them that somebody has broken.
  private var faultRow: Int { entries.count }
  /// What that line says.
  private static let fault = (
    name: "fault", title: "find the fault: somebody has broken a network"
  )

  /// What opens the network of that number.
  func request(_ number: Int, at now: Timestamp) -> [ScreenRequest] {
    if number == faultRow { return Self.fault(at: now) }
    return entries.indices.contains(number) ? [.debug(entries[number])] : []
  }

  /// Another fault each time.
  private static func fault(at now: Timestamp) -> [ScreenRequest] {
    [.fault(.moons, seed: UInt64(abs(now) / 1000 % 10_000))]
  }
}

extension DebugMenu: Screen {
  var help: Help { Help("Keys in this list", bindings) }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(faultRow, cursor + 1)
    case .open: return request(cursor, at: now)
    case .pick: return key.digit.map { request($0 - 1, at: now) } ?? []
    case .fault: return Self.fault(at: now)
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
    if row == cursor { return request(row, at: now) }
    cursor = min(max(0, row), faultRow)
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
        draw("\(number + 1)", entry.name, entry.title, names, number, on: &surface, in: area)
      }
      draw("F", Self.fault.name, Self.fault.title, names, faultRow, on: &surface, in: area)
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  /// A line of the list; the one with a fault is set off where there is room.
  private func draw(
    _ key: String, _ name: String, _ title: String, _ names: Int, _ number: Int,
    on surface: inout Surface, in area: Rect
  ) {
    let gap = number == faultRow && area.rows > faultRow + 1 ? 1 : 0
    guard number + gap < area.rows else { return }
    let row = area.dropTop(number + gap).top(1)
    let padding = String(repeating: " ", count: max(0, names - name.count))
    let text =
      StyledText.muted("\(key)  ") + StyledText(name + padding, .strong)
      + StyledText("   " + title)
    ListRow.draw(text, number == cursor ? .focused : .plain, on: &surface, in: row)
    surface.mark(.item(number), in: row)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("debug") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let rows =
      entries.enumerated().map { number, entry in
        (name: "\(number + 1)  \(entry.name)", text: entry.title)
      } + [(name: "F  \(Self.fault.name)", text: Self.fault.title)]
    return [
      PlainPiece(
        key: "networks",
        lines: conversation.style.lines("Which network is to be walked through?")
          + conversation.style.list(rows))
    ]
  }

  func prompt(in conversation: PlainSession) -> String {
    "network (1-\(entries.count), a name or fault, map, q quit)"
  }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    let wanted = line.lowercased()
    let isFault = [Self.fault.name, "f"].contains(wanted)
    let number =
      isFault
      ? faultRow
      : entries.firstIndex { $0.name.lowercased() == wanted } ?? Int(line).map { $0 - 1 }
    if let number, isFault || entries.indices.contains(number) {
      let requests = request(number, at: now)
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
    case .up, .down, .open, .pick, .fault, .home: .move
    case .help, .glossary, .search, .quit: .program
    }
  }
}
