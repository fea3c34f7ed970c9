internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// One number of a run as the debugger shows it: its sign in colour and in writing, slopes violet,
/// what is still to come a dot, what is no finite number set off.
struct Figure: Equatable, Sendable {
  /// What it holds.
  var value: Float
  /// Whether it is a slope of the loss.
  var isSlope: Bool
  /// Whether it is there.
  var readiness: Readiness
  /// Whether the learner is to find it out.
  var isHidden = false

  /// Columns of a column of figures with one free: `+0.00412`, `−4.12e−7`.
  static let columns = 10

  /// The number, or what stands in its place.
  func text(in look: Look) -> StyledText {
    if isHidden { return StyledText("?", .focus, .bold) }
    if readiness == .toCome { return StyledText("·", .faint) }
    guard value.isFinite else { return StyledText(Self.written(value, in: look), .wrong, .bold) }
    let role: Role = isSlope ? .gradient : value > 0 ? .positive : value < 0 ? .negative : .muted
    return StyledText(Self.written(value, in: look), role)
  }

  /// For a voice.
  var spoken: String {
    if isHidden { return "to be found out" }
    return readiness == .toCome ? "still to come" : Self.written(value, in: .standard)
  }

  /// Three significant digits with a sign; `inf` where there is no ∞.
  static func written(_ value: Float, in look: Look) -> String {
    if value.isInfinite, look.glyphs == .ascii { return value < 0 ? "-inf" : "+inf" }
    if value == 0 { return "0" }
    let size = value.magnitude
    // Fifteen digits of a weight that ran away would not fit.
    if value.isFinite, size >= 1e5 || size < 1e-3 { return scientific(value) }
    return Numbers.significant(Double(value), sign: .always)
  }

  private static func scientific(_ value: Float) -> String {
    var (mantissa, exponent) = (Double(value), 0)
    while mantissa.magnitude >= 9.995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa.magnitude < 0.9995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return Numbers.fixed(mantissa, decimals: 2, sign: .always) + "e"
      + (exponent < 0 ? String(Numbers.minus) : "") + String(abs(exponent))
  }
}

extension TensorReading {
  /// A few numbers of it, or of its gradient, where there are no more than that.
  ///
  /// - Parameter secrets: What the learner is to find out.
  func figures(
    ofGradient: Bool = false, hiding secrets: Secrets
  ) -> [Figure] {
    let (name, values) =
      ofGradient ? (self.name.gradient, gradientValues) : (self.name, self.values)
    let readiness = ofGradient ? gradientReadiness ?? .given : self.readiness
    return values.enumerated().map { index, value in
      Figure(
        value: value, isSlope: name.isGradient, readiness: readiness,
        isHidden: secrets.hides(
          TensorElement(name, index), value, isThere: readiness != .toCome))
    }
  }
}
