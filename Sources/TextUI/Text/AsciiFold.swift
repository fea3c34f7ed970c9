/// What stands for a character where only ASCII can be shown: always one column for one column,
/// so that a layout does not depend on the look.
extension Character {
  /// Itself if it is printable ASCII; a look-alike, a base letter or `?` otherwise.
  public var asciiFolded: Character {
    if let ascii = asciiValue { return (0x20..<0x7F).contains(ascii) ? self : " " }
    if let known = Self.folds[self] { return known }
    guard let first = unicodeScalars.first else { return " " }
    if let base = Self.baseLetter(of: first) { return base }
    return switch first.value {
    case 0x20...0x7E: Character(first)
    case 0x2800: " "
    case 0x2801...0x28FF: first.value.nonzeroBitCount > 4 ? "*" : "."
    case 0x2500...0x257F: "+"
    case 0x2580...0x259F: "#"
    default: "?"
    }
  }

  /// The letter below an accent: é, ŷ, Å.
  private static func baseLetter(of scalar: Unicode.Scalar) -> Character? {
    guard (0xC0...0x24F).contains(scalar.value), let name = scalar.properties.name else {
      return nil
    }
    let words = name.split(separator: " ")
    guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1,
      let letter = words[3].first
    else { return nil }
    return words[1] == "SMALL" ? letter.lowercased().first : letter
  }

  private static let folds: [Character: Character] = {
    let pairs: [(String, Character)] = [
      ("\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}", " "),
      ("\u{2009}\u{200A}\u{202F}\u{205F}", " "),
      ("−–—‐‑‒―─━╌╍┄┅┈┉╴╶╸╺▔▁¯", "-"), ("‘’‚′ʹ´", "'"), ("“”„″«»", "\""), ("›▸▹▶→⇒⟶❯", ">"),
      ("‹◂◃◀←⇐⟵❮", "<"), ("↑▴▲", "^"), ("↓▾▼√∨", "v"), ("×✗✘╳", "x"), ("✓✔", "v"),
      ("·∙…┊┆", "."), ("•○◦◯", "o"), ("●◉★■▣◆⬤∗", "*"), ("◐◑◒", "+"), ("□◇", "-"), ("│┃║╎┇¦↕", "|"),
      ("±", "+"), ("÷⁄∕", "/"), ("≈∼≃", "~"), ("≤≪", "<"), ("≥≫", ">"), ("≠", "#"), ("≡", "="),
      ("⁰₀∅θΘ", "0"), ("¹₁", "1"), ("²₂", "2"), ("³₃", "3"), ("⁴₄", "4"), ("⁵₅", "5"), ("⁶₆", "6"),
      ("⁷₇", "7"), ("⁸₈∞", "8"), ("⁹₉", "9"), ("⁺₊", "+"), ("⁻₋", "-"), ("ᵀ⊤τ", "T"), ("ⁿ", "n"),
      ("⊙∘°", "o"), ("⊗", "x"), ("½¼¾", "?"), ("α", "a"), ("βß", "b"), ("γ", "g"), ("δ∂", "d"),
      ("εϵ∈", "e"), ("η", "n"), ("ι", "i"), ("κ", "k"), ("λ", "l"), ("μµ", "u"), ("ν", "v"),
      ("ξ", "x"), ("π", "p"), ("ρ", "r"), ("σς", "s"), ("φϕ", "f"), ("χ", "c"), ("ψ", "y"),
      ("ω", "w"),
      ("Δ", "D"), ("∇", "V"), ("Γ", "G"), ("Λ", "L"), ("Π∏", "P"), ("Σ∑", "S"), ("Φ", "F"),
      ("Ω", "O"),
      ("⌊⌈", "["), ("⌋⌉", "]"), ("‖", "|"), ("©", "c"), ("€", "E"), ("æ", "a"), ("ø", "o"),
      ("œ", "o"),
      ("▌", "["), ("▏", "_"), ("▐", "]"), ("░", "."), ("▒", "="), ("▓", "*"), ("§", "S"),
    ]
    var folds: [Character: Character] = [:]
    for (characters, fold) in pairs {
      for character in characters { folds[character] = fold }
    }
    return folds
  }()
}
