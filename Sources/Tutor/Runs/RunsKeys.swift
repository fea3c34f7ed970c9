internal import Labs
internal import Learning
internal import TextUI

extension RunsScreen {
  enum Action: Equatable {
    case up, down, tick, next, previous, left, right
    case name, keep, remove, export, again
    case type, takeName, dropName
    case back, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    if naming != nil { return namingBindings }
    var bindings: [Binding<Action>] = []
    if shelf.runs.count > 1 {
      bindings += Binding<Action>.pair(.move, .up, .down, priority: 8)
    }
    if let chosen {
      let isTicked = ticked.contains(chosen.letter)
      if isTicked || ticked.count < Self.most {
        bindings.append(
          Binding(
            .mark, isTicked ? "leave out" : "compare", .tick, priority: 8,
            help: "Compares the chosen run, or leaves it out"))
      }
      bindings += Binding<Action>.pair(
        .next, Picture(rawValue: (picture.rawValue + 1) % Picture.allCases.count)?.title ?? "next",
        .next, .previous, priority: 9, help: "Curves, side by side, what differs", shown: "PgDn")
      if picture == .pair, compared.count > 1 {
        bindings += Binding<Action>.pair(
          .links, "others", .left, .right, priority: 6, help: "Other runs side by side")
      }
      if visiting.contains(chosen.letter) {
        bindings.append(Binding(.keep, .keep, priority: 9))
      }
      bindings += [
        Binding(["N"], "N", "name", .name, priority: 5, help: "Give the chosen run a name"),
        Binding(
          ["T"], "T", "take off", .remove, priority: 4,
          help: "Take the chosen run off the shelf, and its file away"),
      ]
      if repeating == nil {
        bindings.append(
          Binding(
            ["L"], "L", "make again", .again, priority: 5,
            help: "Train it again from its recipe, and compare the losses bit by bit"))
      }
      if chosen.run != nil { bindings.append(Binding(.export, .export, priority: 3)) }
    }
    return bindings + [
      Binding(.back, "back", .back, priority: 10, help: "Back to where you came from"),
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 2),
    ]
  }

  private var namingBindings: [Binding<Action>] {
    [
      Binding(.act, "take the name", .takeName, priority: 9, help: "Gives the run this name"),
      Binding(.back, "leave it", .dropName, priority: 8, help: "Leaves the name as it was"),
    ]
  }
}

extension RunsScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .next, .previous, .left, .right, .back: .move
    case .type, .takeName, .dropName: .answer
    case .tick, .name, .keep, .remove, .export, .again: .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}

extension RunsScreen: Screen {
  var help: Help { Help("Keys on the shelf, now", bindings) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    number(from: firstJob)
    guard !waiting.isEmpty else { return [] }
    return makeAgain(waiting.removeFirst())
  }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    if naming != nil, key != .enter, key != .escape {
      naming?.press(key)
      return []
    }
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action)
  }

  mutating func perform(_ action: Action) -> [ScreenRequest] {
    let letter = chosen?.letter ?? ""
    switch action {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .tick: tick()
    case .next: show(1)
    case .previous: show(-1)
    case .left: turnPair(by: -1)
    case .right: turnPair(by: 1)
    case .name: naming = chosen.map { TextEntry($0.name, limit: 40) }
    case .keep: return keep(letter)
    case .remove: return remove(letter)
    case .export: return export(letter)
    case .again: return makeAgain(letter)
    case .type: break
    case .takeName:
      let name = naming?.text ?? ""
      naming = nil
      return rename(letter, to: name)
    case .dropName: naming = nil
    case .back: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard case .item(let row) = region.part, naming == nil else { return [] }
    switch region.owner {
    case Pane.map:
      if row == cursor { tick() } else { cursor = min(max(0, row), max(0, shelf.runs.count - 1)) }
    case Pane.text: picture = Picture(rawValue: row) ?? picture
    default: break
    }
    return []
  }

  mutating func paste(_ text: String) { naming?.paste(text) }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    if case .report(let report) = event { return receive(report) }
    return []
  }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] {
    self.data.merge(data)
    return startAgain()
  }

  mutating func fail(_ sentence: String) {
    guard repeating != nil, repeating?.run == nil else { return }
    _ = end(.failed(sentence))
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(texts: ["training loss, validation loss, accuracy, learning rate"], glossary)
  }
}
