/// What a colour means; the palette decides how it looks on this terminal.
public enum Role: String, CaseIterable, Sendable {
  case strong, ink, muted, faint, grid, wash
  case positive, negative, classA, classB, gradient
  case focus, focusWash, right, wrong
  /// Data points on a coloured surface: `●` and `×`.
  case pointA, pointB
}

/// A scale of colours for numbers, quantised to `Ramp.steps` on each arm.
public enum Ramp: String, CaseIterable, Sendable {
  /// Negative to positive, zero in the middle: −1...1.
  case signed
  /// Class B to class A, undecided in the middle: −1...1.
  case classes
  /// Low to high: 0...1.
  case sequential
  /// How large a slope is: 0...1.
  case gradient
  /// Brightness of a picture: 0...1.
  case picture

  /// Steps from 0 to 1, so that a half-block heat map stays within ncurses' colour pairs.
  public static let steps = 64
}

/// A foreground or background colour, as a meaning.
public enum Ink: Hashable, Sendable {
  /// The terminal's own.
  case standard
  case role(Role)
  /// A step of a ramp: −`Ramp.steps`...`Ramp.steps`, or 0...`Ramp.steps` for one-armed ramps.
  case ramp(Ramp, Int16)
  /// White or black, whichever reads better on that step of a ramp.
  case on(Ramp, Int16)
}
