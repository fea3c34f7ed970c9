internal import Course
internal import Labs
internal import TextUI

/// What the mouse does in a lesson: whatever is pressed gets the keys, and then the key that does
/// the same.
extension ReadingScreen {
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    if let id = Pane.questionID(region.owner), case .item(let row) = region.part {
      return press(row, ofQuestion: id, on: size, at: now)
    }
    if let question = activeQuestion, case .plot = region.part,
      region.owner == Pane.question(question.id + ".picture"),
      questions[question.id]?.phase == .open
    {
      focus = .text
      let share = region.share(atColumn: event.column)
      editActive { $0.press(share: share) }
      return []
    }
    switch region.owner {
    case Pane.text:
      focus = .text
      if case .scroll(let rows) = region.part { scroll(by: rows, on: size) }
      return []
    case Pane.controls: return press(control: region, event, on: size, at: now)
    case Pane.stage:
      if panes.contains(.stage) { focus = .stage }
      if case .pane = region.part, let lab = stage?.lab, mayRun || lab.takesFocusFirst,
        let asked = stage?.pressNumber(event, in: region.area)
      {
        return asked
      }
      return point(event, over: region, at: now)
    default: return []
    }
  }

  /// A row of the question's sheet: an option, a line, a blank.
  private mutating func press(
    _ row: Int, ofQuestion id: String, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    focus = .text
    guard let question = activeQuestion, question.id == id, var state = questions[id] else {
      return []
    }
    switch state.phase {
    case .open: break
    // A prediction may be changed as long as nothing has run.
    case .locked where stage?.run == .ready && question.isJudgedByRun: break
    case .confidence, .locked, .saving, .graded, .skipped: return []
    }
    let outcome = state.press(row: row)
    questions[id] = state
    return take(outcome, of: question, at: now)
  }

  private mutating func press(
    control region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch region.part {
    case .control(let index): focus(onControl: index)
    case .lower(let index):
      focus(onControl: index)
      return press(.left, on: size, at: now)
    case .higher(let index):
      focus(onControl: index)
      return press(.right, on: size, at: now)
    case .track(let index):
      focus(onControl: index)
      return drag(region, event, at: now)
    case .pane, .item, .cell, .head, .key, .link, .plot, .scroll: break
    }
    return []
  }

  private mutating func focus(onControl index: Int) {
    if controls.indices.contains(index) { focus = .control(index) }
  }

  /// The pointer moves while it is held down on something.
  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest] {
    if region.owner == Pane.stage { return point(event, over: region, at: now) }
    guard region.owner == Pane.controls, case .track(let index) = region.part,
      controls.indices.contains(index),
      let position = stage?.lab?.controls.firstIndex(where: { $0.name == controls[index].name })
    else { return [] }
    return send(.slide(control: position, to: region.share(atColumn: event.column)), at: now)
  }

  /// The stage hears of the pointer when it hears of keys: not before a prediction is made.
  mutating func point(
    _ event: MouseEvent, over region: HitRegion, at now: Timestamp
  ) -> [ScreenRequest] {
    guard let lab = stage?.lab, mayRun || lab.takesFocusFirst else { return [] }
    if case .plot = region.part {
      return stage?.scrubbed(on: region, atColumn: event.column).map { send($0, at: now) } ?? []
    }
    return send(.pointer(event.relative(to: region.area), region.area.size), at: now)
  }
}
