public import TextUI

/// What a learner has written into blanks: numbers to be computed by hand.
///
/// What a blank is called and what belongs into it is known elsewhere: here is what was typed, entered
/// and missed.
public struct BlankSheet<Cell: Hashable & Sendable>: Equatable, Sendable {
  /// The blank that keys act on, from 0.
  public private(set) var row = 0
  /// What is being typed for it.
  public private(set) var typed = ""
  /// What was entered last for each blank.
  public private(set) var entered: [Cell: Double] = [:]
  /// How often what was entered was wrong.
  public private(set) var misses: [Cell: Int] = [:]

  /// So many misses, and the number is shown.
  public static var patience: Int { 2 }
  /// No number that is worked out by hand is longer.
  private static var longest: Int { 10 }

  /// All blanks empty, but for these entries.
  public init(_ entered: [Cell: Double] = [:]) { self.entered = entered }

  /// Whether a blank has been missed so often that its number is shown.
  public func isShown(_ cell: Cell) -> Bool { misses[cell, default: 0] >= Self.patience }

  /// Whether there is a number to be entered.
  public var isTyped: Bool { Double(typed) != nil }

  /// The blank that keys act on; nil if there are none.
  public func current(_ cells: [Cell]) -> Cell? {
    cells.isEmpty ? nil : cells[min(row, cells.count - 1)]
  }

  /// Goes to a blank, and forgets what was being typed for another.
  public mutating func choose(_ row: Int) { (self.row, typed) = (max(0, row), "") }

  /// Types, chooses and enters.
  ///
  /// - Parameters:
  ///   - cells: The blanks, in order.
  ///   - isRight: Whether a number belongs into a blank; nil where nobody can tell yet: then nothing
  ///     is entered.
  /// - Returns: whether a number was entered.
  @discardableResult
  public mutating func press(
    _ key: Key, cells: [Cell], isRight: (Cell, Double) -> Bool?
  ) -> Bool {
    guard let cell = current(cells) else { return false }
    row = min(row, cells.count - 1)
    switch key {
    case .up: choose(row - 1)
    case .down: choose(min(cells.count - 1, row + 1))
    case .character("-"), .character("−"):
      typed = typed.hasPrefix("-") ? String(typed.dropFirst()) : "-" + typed
    case .character("."), .character(","): if !typed.contains(".") { typed.append(".") }
    case .character(let digit) where digit.isASCII && digit.isNumber:
      if typed.count < Self.longest { typed.append(digit) }
    case .backspace, .delete: if !typed.isEmpty { typed.removeLast() }
    case .enter:
      guard let value = Double(typed), let isRight = isRight(cell, value) else { return false }
      entered[cell] = value
      typed = ""
      if isRight {
        row = min(cells.count - 1, row + 1)
      } else {
        misses[cell, default: 0] += 1
      }
      return true
    default: break
    }
    return false
  }
}
