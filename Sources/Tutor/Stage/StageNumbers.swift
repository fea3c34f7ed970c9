internal import Labs
internal import TextUI

/// The number of a picture that the learner is about to ask about.
struct NumberCursor: Equatable, Sendable {
  /// What it is.
  var mark: NumberMark
  /// Where it stood when it was moved to, in cells of the stage: one number may stand in several
  /// places, and another one may be there in the next picture.
  var place: Point
}

/// Asking about the numbers that stand on a stage.
extension Stage {
  /// The numbers on the picture of a stage of that size, in the order in which they were drawn.
  func numbers(on size: Size) -> [NumberRegion] {
    guard let lab else { return [] }
    var surface = Surface(size)
    lab.draw(on: &surface, in: surface.bounds, focus: .stage)
    return surface.numbers
  }

  /// The one that the cursor is on, among those of a picture.
  func asked(among numbers: [NumberRegion]) -> NumberRegion? {
    guard let cursor else { return nil }
    let same = numbers.filter { $0.mark == cursor.mark }
    let candidates = same.isEmpty ? numbers : same
    return candidates.nearest(to: cursor.place).map { candidates[$0] }
  }

  /// What is said where the picture is too small for its numbers.
  static let noRoom = "No number has room here; a larger window shows some."

  /// Puts the cursor on the number in the middle of the picture; false if there is none.
  mutating func beginAsking(on size: Size) -> Bool {
    let numbers = numbers(on: size)
    guard
      let first = numbers.nearest(to: Point(column: size.columns / 2, row: size.rows / 2))
    else { return false }
    put(on: numbers[first])
    return true
  }

  /// Puts the cursor on a number.
  mutating func put(on number: NumberRegion) {
    cursor = NumberCursor(mark: number.mark, place: number.area.origin)
  }

  /// Moves the cursor with an arrow key.
  mutating func moveCursor(_ key: Key, on size: Size) {
    let numbers = numbers(on: size)
    guard let here = asked(among: numbers), let index = numbers.firstIndex(of: here) else {
      return
    }
    put(on: numbers[numbers.index(after: key, from: index) ?? index])
  }

  /// The number at a place of a stage of that size, the smallest first.
  func number(at place: Point, on size: Size) -> NumberRegion? {
    numbers(on: size).filter { $0.area.contains(place) }
      .min { $0.area.columns * $0.area.rows < $1.area.columns * $1.area.rows }
  }

  /// Asks the session why the number that the cursor is on is what it is; a run that goes on comes to
  /// rest under the screen that says it.
  mutating func why(on size: Size) -> [ScreenRequest] {
    guard let lab, let number = asked(among: numbers(on: size)) else { return [] }
    guard let asked = lab.asked(number.mark) else {
      return [.say("The run that made this number is gone: run it again to ask.")]
    }
    return [.why(asked.of(runs))]
  }

  /// What a press on the stage does about the numbers on it; nil if it is the lab's alone.
  ///
  /// While one is asked about, a press on another one asks about that. Otherwise the first press on a
  /// number is the lab's, and the second one asks if the lab does nothing about it.
  mutating func pressNumber(_ event: MouseEvent, in area: Rect) -> [ScreenRequest]? {
    guard event.action == .press else { return nil }
    let place = Point(column: event.column - area.column, row: event.row - area.row)
    let number = number(at: place, on: area.size)
    defer { pressed = number?.mark }
    if cursor != nil {
      guard let number else {
        cursor = nil
        return nil
      }
      put(on: number)
      return why(on: area.size)
    }
    guard let number, pressed == number.mark else { return nil }
    var after = self
    let before = picture(on: area.size)
    let effects = after.send(.pointer(event.relative(to: area), area.size))
    guard effects.isEmpty, after.picture(on: area.size) == before else { return nil }
    put(on: number)
    return why(on: area.size)
  }

  private func picture(on size: Size) -> Surface {
    var surface = Surface(size)
    lab?.draw(on: &surface, in: surface.bounds, focus: .stage)
    return surface
  }

  /// Shows the number that is asked about, and says what it is in the last row.
  func drawCursor(on surface: inout Surface, in area: Rect) {
    guard let lab, cursor != nil else { return }
    let own = NumberCursor.region(in: area, of: surface.numbers)
    guard let number = asked(among: own) else { return }
    var shown = number
    shown.area.column += area.column
    shown.area.row += area.row
    surface.emphasise(shown)
    let line = area.bottom(1)
    surface.fill(line, with: .blank)
    let name =
      lab.asked(number.mark)?.label
      ?? "\(number.mark.tensor)[\(number.mark.index + 1)]"
    let text =
      StyledText(name + "  ", .focus, .bold)
      + StyledText(
        Numbers.significant(number.value, digits: 4, sign: .always),
        number.value < 0 ? .negative : .positive, .bold)
    surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
  }
}

extension AskedNumber {
  /// The same of a run that may branch off another one, which its lab does not know of.
  func of(_ runs: [Int: StageRun]) -> AskedNumber {
    var asked = self
    if let job = runs[asked.run.job.number]?.job { asked.run.job = job }
    return asked
  }
}

extension NumberCursor {
  /// The numbers in a part of a picture, in cells of that part.
  fileprivate static func region(in area: Rect, of numbers: [NumberRegion]) -> [NumberRegion] {
    numbers.filter { $0.area.intersection(area) == $0.area }.map { number in
      var number = number
      number.area.column -= area.column
      number.area.row -= area.row
      return number
    }
  }
}

// The keys that do it.
extension Stage {
  /// While a number is asked about: arrows to the next one, Enter to ask, Escape to leave.
  func numberBindings<Action>(
    move: Action, why: Action, leave: Action
  ) -> [Binding<Action>] {
    guard cursor != nil else { return [] }
    var bindings = [
      Binding(
        .act, "why", why, priority: 12, help: "Why this number is what it is, from its formula on")
    ]
    if hasSeveralNumbers {
      bindings.append(
        Binding(
          .stage, "number", move, priority: 10, help: "To the next number in that direction",
          keys: [.up, .down, .left, .right], shown: "↑↓←→"))
    }
    return bindings + [Binding(.back, "leave", leave, priority: 11, help: "Back to the picture")]
  }

  /// What begins it: Enter where the lab has no use for it, and a capital everywhere.
  func askBinding<Action>(_ ask: Action, hasKeys: Bool) -> [Binding<Action>] {
    guard cursor == nil, isAskable, let lab else { return [] }
    let taken = lab.keys.flatMap(\.keys)
    let help = "Choose a number of the picture and ask why it is what it is"
    let isFree = hasKeys && !taken.contains(.enter)
    let letter: Character = taken.contains("W") ? "I" : "W"
    let capital = Binding(
      [.character(letter)], String(letter), "why", ask, priority: isFree ? nil : 3, help: help)
    return (isFree ? [Binding(.act, "why", ask, priority: 8, help: help)] : []) + [capital]
  }
}
