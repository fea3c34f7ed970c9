/// The sign of a point, by which series and classes differ without colours.
public enum Marker: CaseIterable, Hashable, Sendable {
  case disc, cross, circle, triangle, square, plus, diamond

  /// One column wide in every look.
  public func character(in look: Look) -> Character {
    look.glyphs == .ascii ? ascii : typographic
  }

  /// The marker of series or class number `index`, beginning anew after the last.
  public static func number(_ index: Int) -> Marker {
    allCases[((index % allCases.count) + allCases.count) % allCases.count]
  }

  private var typographic: Character {
    switch self {
    case .disc: "●"
    case .cross: "×"
    case .circle: "○"
    case .triangle: "▲"
    case .square: "■"
    case .plus: "+"
    case .diamond: "◆"
    }
  }

  private var ascii: Character {
    switch self {
    case .disc: "*"
    case .cross: "x"
    case .circle: "o"
    case .triangle: "^"
    case .square: "#"
    case .plus: "+"
    case .diamond: "%"
    }
  }
}
