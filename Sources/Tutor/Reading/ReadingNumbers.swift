internal import Labs
internal import TextUI

/// Asking about the numbers on the stage of a lesson.
extension ReadingScreen {
  /// Puts a cursor on one of them; the stage has the keys until it is left.
  mutating func beginAsking(on size: Size) -> [ScreenRequest] {
    let room = stageArea(on: size).size
    guard stage?.beginAsking(on: room) == true else {
      return [.say(Stage.noRoom)]
    }
    focus = .stage
    return []
  }

  /// Asks why the one under the cursor is what it is.
  mutating func why(on size: Size, at now: Timestamp) -> [ScreenRequest] {
    let room = stageArea(on: size).size
    return stage?.why(on: room) ?? []
  }

  /// Moves the cursor to the next one.
  mutating func moveNumber(_ key: Key, on size: Size) {
    let room = stageArea(on: size).size
    stage?.moveCursor(key, on: room)
  }

  /// Gives the keys back.
  mutating func leaveNumbers() {
    stage?.cursor = nil
    if !panes.contains(focus) { focus = .text }
  }
}
