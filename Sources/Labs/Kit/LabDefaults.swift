public import TextUI

// What most labs answer, so that a lab says only where it differs.
extension Lab {
  /// None.
  public static var tables: [String] { [] }
  /// The same with any settings.
  public static func tables(for settings: [String: String]) -> [String] { tables }
  /// None.
  public static var weights: [String] { [] }
  /// None.
  public var keys: [LabKey] { [] }
  /// The text comes first.
  public var takesFocusFirst: Bool { false }
  /// Every lab draws random numbers.
  public var isSeeded: Bool { true }
  /// As trainable as runnable.
  public var isTrainable: Bool { isRunnable }
  /// As trainable.
  public var isSteppable: Bool { isTrainable }
  /// Nearly everything can be taken back.
  public var isResettable: Bool { true }

  /// The main view, small.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    draw(on: &surface, in: area, focus: .none)
  }
}
