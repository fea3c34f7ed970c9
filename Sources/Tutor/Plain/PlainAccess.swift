internal import TextUI

/// How a conversation reaches into a session: past its keys, to the same actions.
extension Session {
  mutating func changeReading(
    at now: Timestamp, _ change: (inout ReadingScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .reading(var reading) = screen else { return [] }
    let requests = change(&reading)
    screen = .reading(reading)
    return perform(requests, at: now)
  }

  mutating func changeLabRoom(
    at now: Timestamp, _ change: (inout LabRoom) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .labRoom(var room) = screen else { return [] }
    let requests = change(&room)
    screen = .labRoom(room)
    return perform(requests, at: now)
  }
}

extension ReadingScreen {
  /// What a key would do, without a screen to scroll.
  mutating func perform(
    _ action: ReadingAction, key: Key, at now: Timestamp
  ) -> [ScreenRequest] {
    perform(action, key: key, on: .smallest, at: now)
  }

  /// What can be done now, wherever the focus is: a conversation has none.
  var plainBindings: [Binding<ReadingAction>] {
    var screen = self
    screen.focus = .text
    var bindings = screen.bindings
    guard !isAtEnd else { return bindings }
    screen.focus = .stage
    for binding in screen.bindings where !bindings.contains(where: { $0.action == binding.action })
    {
      bindings.append(binding)
    }
    return bindings
  }
}
