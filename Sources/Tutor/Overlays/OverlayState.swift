internal import TextUI

/// Something on top of the screen. The screen below stays as it is until an answer changes it.
public enum OverlayState: Sendable {
  case help(Help)
  case glossary(Glossary)
  case search(Search)
  case confirmation(Confirmation)
  /// What can be done with a run.
  case runMenu(RunMenu)
  /// Which of several runs is meant.
  case runPick(RunPick)
  /// What is to race.
  case race(RaceSetup)
}

/// What an overlay makes of a key.
enum OverlayAnswer: Equatable {
  case stay
  case close
  case quit
  /// Leave for somewhere else.
  case go(Place)
  /// Close, and let the screen have this key after all.
  case press(Key)
  /// Close, and do this with the run.
  case run(RunMenu.Item)
  /// Close, and do this with the run that was picked.
  case runOf(RunMenu.Item, RunChoice)
  /// Close, and let these run against each other.
  case race(RaceSetup.Order)
}

extension OverlayState {
  /// - Parameter size: Of the whole screen.
  mutating func press(_ key: Key, on size: Size) -> OverlayAnswer {
    switch self {
    case .help(var help):
      let answer = help.press(key, on: size)
      self = .help(help)
      return answer
    case .glossary(var glossary):
      let answer = glossary.press(key, on: size)
      self = .glossary(glossary)
      return answer
    case .search(var search):
      let answer = search.press(key, on: size)
      self = .search(search)
      return answer
    case .confirmation(var confirmation):
      let answer = confirmation.press(key)
      self = .confirmation(confirmation)
      return answer
    case .runMenu(var menu):
      let answer = menu.press(key)
      self = .runMenu(menu)
      return answer
    case .runPick(var pick):
      let answer = pick.press(key)
      self = .runPick(pick)
      return answer
    case .race(var setup):
      let answer = setup.press(key)
      self = .race(setup)
      return answer
    }
  }

  /// Text that arrives at once, for those overlays that are typed into.
  mutating func paste(_ text: String) {
    let letters = text.filter { !$0.isNewline }
    switch self {
    case .help, .confirmation, .runMenu, .runPick, .race: break
    case .glossary(var glossary):
      glossary.type(letters)
      self = .glossary(glossary)
    case .search(var search):
      search.type(letters)
      self = .search(search)
    }
  }

  /// Where it lies on a screen of that size.
  func area(on size: Size) -> Rect {
    switch self {
    case .help(let help): help.area(on: size)
    case .glossary(let glossary): glossary.area(on: size)
    case .search(let search): search.area(on: size)
    case .confirmation(let confirmation): confirmation.area(on: size)
    case .runMenu(let menu): menu.area(on: size)
    case .runPick(let pick): pick.area(on: size)
    case .race(let setup): setup.area(on: size)
    }
  }

  func draw(on surface: inout Surface) {
    let area = area(on: surface.size)
    switch self {
    case .help(let help): surface.draw(help.sheet(on: surface.size), in: area)
    case .glossary(let glossary): surface.draw(glossary.sheet, in: area)
    case .search(let search): surface.draw(search.sheet(in: area), in: area)
    case .confirmation(let confirmation): surface.draw(confirmation.sheet, in: area)
    case .runMenu(let menu): surface.draw(menu.sheet, in: area)
    case .runPick(let pick): surface.draw(pick.sheet, in: area)
    case .race(let setup): surface.draw(setup.sheet, in: area)
    }
  }
}
