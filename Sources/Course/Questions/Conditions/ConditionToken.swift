/// A word, number or sign of a condition, with its column from 1.
struct ConditionToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case name(String)
    case comparison(Condition.Comparison)
    /// `+ - * / ^`
    case sign(Character)
    case open
    case comma
    case close
    case end
  }

  var kind: Kind
  var column: Int

  /// The tokens of a text, ending with `.end`.
  static func tokens(of text: String) throws(ConditionError) -> [ConditionToken] {
    let characters = Array(text)
    var tokens: [ConditionToken] = []
    var position = 0
    while position < characters.count {
      let character = characters[position]
      if character == " " {
        position += 1
        continue
      }
      let (kind, length) = try token(in: characters, at: position)
      tokens.append(ConditionToken(kind: kind, column: position + 1))
      position += length
    }
    tokens.append(ConditionToken(kind: .end, column: characters.count + 1))
    return tokens
  }

  private static func token(
    in characters: [Character], at position: Int
  ) throws(ConditionError) -> (Kind, length: Int) {
    let character = characters[position]
    let isPair = position + 1 < characters.count && characters[position + 1] == "="
    switch character {
    case "<": return isPair ? (.comparison(.atMost), 2) : (.comparison(.less), 1)
    case ">": return isPair ? (.comparison(.atLeast), 2) : (.comparison(.greater), 1)
    case "≤": return (.comparison(.atMost), 1)
    case "≥": return (.comparison(.atLeast), 1)
    case "≠": return (.comparison(.unequal), 1)
    case "=" where isPair: return (.comparison(.equal), 2)
    case "!" where isPair: return (.comparison(.unequal), 2)
    case "=":
      throw ConditionError(what: "`=` compares nothing; write `==`", column: position + 1)
    case "!": throw ConditionError(what: "write `not` instead of `!`", column: position + 1)
    case "&": throw ConditionError(what: "write `and` instead of `&`", column: position + 1)
    case "|": throw ConditionError(what: "write `or` instead of `|`", column: position + 1)
    case "−": return (.sign("-"), 1)
    case "×", "·": return (.sign("*"), 1)
    case ",": return (.comma, 1)
    case "+", "-", "*", "/", "^": return (.sign(character), 1)
    case "(": return (.open, 1)
    case ")": return (.close, 1)
    default: break
    }
    if isDigit(character) || character == "." { return try number(in: characters, at: position) }
    if isLetter(character) {
      let name = characters[position...].prefix { isLetter($0) || isDigit($0) || $0 == "." }
      return (.name(String(name)), name.count)
    }
    throw ConditionError(
      what: "`\(character)` has no meaning in a condition", column: position + 1)
  }

  private static func number(
    in characters: [Character], at position: Int
  ) throws(ConditionError) -> (Kind, length: Int) {
    var digits = characters[position...].prefix { isDigit($0) || $0 == "." }
    let exponent = characters[digits.endIndex...]
    if let letter = exponent.first, letter == "e" || letter == "E" {
      let sign = exponent.dropFirst().prefix(1).filter { $0 == "-" || $0 == "+" }
      let power = exponent.dropFirst(1 + sign.count).prefix(while: isDigit)
      if !power.isEmpty { digits = characters[position..<power.endIndex] }
    }
    guard let value = Double(String(digits)), value.isFinite else {
      throw ConditionError(what: "`\(String(digits))` is no number", column: position + 1)
    }
    let after = characters[digits.endIndex...].first
    if after == "%" { return (.number(value / 100), digits.count + 1) }
    if let after, isLetter(after) {
      throw ConditionError(
        what: "a space or a sign is missing after `\(String(digits))`",
        column: digits.endIndex + 1)
    }
    return (.number(value), digits.count)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) && character.utf8.count == 1
  }

  private static func isLetter(_ character: Character) -> Bool {
    guard character.utf8.count == 1 else { return false }
    return ("a"..."z").contains(character) || ("A"..."Z").contains(character) || character == "_"
  }
}
