/// A key that a person pressed.
public enum Key: Hashable, Sendable {
  /// A printable character; the space bar is `.character(" ")`.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
  /// A control key, by its letter: `.control("c")`.
  case control(Character)
}

/// What a person did at the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case paste(String)
  case resize(Size)
}

public struct MouseEvent: Hashable, Sendable {
  public enum Action: Hashable, Sendable { case press, release, move, wheelUp, wheelDown }

  public var action: Action
  public var column: Int
  public var row: Int

  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
