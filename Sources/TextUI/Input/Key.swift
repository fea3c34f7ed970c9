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

extension Key: ExpressibleByUnicodeScalarLiteral {
  /// Lets `"q"` stand for the key that types it.
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(Character(value)) }
}

/// What a person did at the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case paste(String)
  case resize(Size)
}

/// What the mouse did, and over which cell.
public struct MouseEvent: Hashable, Sendable {
  /// Of the left button, `move` being with it held down, or of the wheel, one notch an event.
  public enum Action: Hashable, Sendable { case press, release, move, wheelUp, wheelDown }

  /// What happened.
  public var action: Action
  /// From the left, from 0.
  public var column: Int
  /// From the top, from 0.
  public var row: Int

  /// An event in cells of the screen.
  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
