/// A condition that cannot be read, with the column of the trouble.
public struct ConditionError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to write instead.
  public var what: String
  /// The column in the condition, from 1, in characters.
  public var column: Int

  /// An error at a column.
  public init(what: String, column: Int) {
    self.what = what
    self.column = column
  }

  /// What and where, in one sentence.
  public var description: String { "column \(column): \(what)" }
}

extension Condition {
  /// The longest text that is read as a condition, in characters.
  public static let maximumLength = 400
  /// How deep parentheses, signs and `not` may be nested.
  public static let maximumDepth = 24

  /// Reads a condition.
  ///
  ///     condition  = all { "or" all }
  ///     all        = one { "and" one }
  ///     one        = "not" one | sum [ ("<" "<=" "==" "!=" ">=" ">") sum ]
  ///     sum        = product { ("+" "-") product }
  ///     product    = factor { ("*" "/") factor }
  ///     factor     = base [ "^" factor ] | "-" factor
  ///     base       = number [ "%" ] | metric | function "(" sum { "," sum } ")"
  ///                | "(" condition or sum ")"
  ///
  /// A metric is letters, digits, `_` and `.`, a letter first. A sum without a comparison asks
  /// that it is not 0. `≤ ≥ ≠ −` are read as `<= >= != -`, and `90%` as 0.9.
  ///
  /// Throws `ConditionError` with the column of the first thing that does not fit.
  public init(parsing text: String) throws(ConditionError) {
    guard text.count <= Self.maximumLength else {
      throw ConditionError(
        what: "the condition is longer than \(Self.maximumLength) characters; split it",
        column: Self.maximumLength + 1)
    }
    var parser = ConditionParser(tokens: try ConditionToken.tokens(of: text))
    self = try parser.whole()
  }
}

extension Condition.Term {
  /// Reads arithmetic alone, without comparisons: `0.5 * (y - target)^2`, `max(0, w * x + b)`.
  ///
  /// The grammar is that of `sum` in `Condition.init(parsing:)`. Throws `ConditionError` with the
  /// column of the first thing that does not fit.
  public init(parsing text: String) throws(ConditionError) {
    guard text.count <= Condition.maximumLength else {
      throw ConditionError(
        what: "the expression is longer than \(Condition.maximumLength) characters; split it",
        column: Condition.maximumLength + 1)
    }
    var parser = ConditionParser(tokens: try ConditionToken.tokens(of: text))
    self = try parser.wholeTerm()
  }
}

/// A recursive descent over the tokens; the depth is counted, so no text can exhaust the stack.
private struct ConditionParser {
  /// Arithmetic and conditions share parentheses, so a part is one or the other until it is used.
  enum Part {
    case term(Condition.Term)
    case condition(Condition)
  }

  let tokens: [ConditionToken]
  var next = 0
  var depth = 0

  init(tokens: [ConditionToken]) { self.tokens = tokens }

  var token: ConditionToken { tokens[min(next, tokens.count - 1)] }

  mutating func whole() throws(ConditionError) -> Condition {
    let start = token
    let condition = try condition(any(), at: start)
    switch token.kind {
    case .end: return condition
    case .comparison:
      throw error("two comparisons in a row; write `0 < a and a < 1`")
    case .close: throw error("a `)` without its `(`")
    case .comma: throw error("a comma separates only what a function takes")
    case .number, .name, .sign, .open: throw error("`and` or `or` is missing before this")
    }
  }

  mutating func wholeTerm() throws(ConditionError) -> Condition.Term {
    let start = token
    let term = try term(any(), at: start)
    switch token.kind {
    case .end: return term
    case .close: throw error("a `)` without its `(`")
    case .comma: throw error("a comma separates only what a function takes; write 0.5 with a point")
    case .number, .name, .sign, .open, .comparison: throw error("a sign is missing before this")
    }
  }

  private mutating func any() throws(ConditionError) -> Part {
    let start = token
    var left = try all()
    while take(.name("or")) {
      let place = token
      left = .condition(.or(try condition(left, at: start), try condition(all(), at: place)))
    }
    return left
  }

  private mutating func all() throws(ConditionError) -> Part {
    let start = token
    var left = try one()
    while take(.name("and")) {
      let place = token
      left = .condition(.and(try condition(left, at: start), try condition(one(), at: place)))
    }
    return left
  }

  private mutating func one() throws(ConditionError) -> Part {
    if take(.name("not")) {
      try descend()
      defer { depth -= 1 }
      let place = token
      return .condition(.not(try condition(one(), at: place)))
    }
    let start = token
    let left = try sum()
    guard case .comparison(let comparison) = token.kind else { return left }
    next += 1
    let place = token
    let right = try sum()
    return .condition(
      .compare(try term(left, at: start), comparison, try term(right, at: place)))
  }

  private mutating func sum() throws(ConditionError) -> Part {
    let start = token
    var left = try product()
    while case .sign(let sign) = token.kind, sign == "+" || sign == "-" {
      next += 1
      let place = token
      let first = try term(left, at: start)
      let second = try term(product(), at: place)
      left = .term(sign == "+" ? .sum(first, second) : .difference(first, second))
    }
    return left
  }

  private mutating func product() throws(ConditionError) -> Part {
    let start = token
    var left = try factor()
    while case .sign(let sign) = token.kind, sign == "*" || sign == "/" {
      next += 1
      let place = token
      let first = try term(left, at: start)
      let second = try term(factor(), at: place)
      left = .term(sign == "*" ? .product(first, second) : .quotient(first, second))
    }
    return left
  }

  private mutating func factor() throws(ConditionError) -> Part {
    let start = token
    let part = try base()
    guard take(.sign("^")) else { return part }
    try descend()
    defer { depth -= 1 }
    let place = token
    let base = try term(part, at: start)
    let exponent = try term(factor(), at: place)
    return .term(.power(base, exponent))
  }

  private mutating func base() throws(ConditionError) -> Part {
    let start = token
    switch token.kind {
    case .number(let value):
      next += 1
      return .term(.number(value))
    case .name(let name):
      guard !["and", "or", "not"].contains(name) else {
        throw error("a metric or a number is missing before `\(name)`")
      }
      next += 1
      if token.kind == .open { return .term(try call(name, at: start)) }
      return .term(.metric(name))
    case .sign("-"):
      next += 1
      try descend()
      defer { depth -= 1 }
      let place = token
      let term = try term(factor(), at: place)
      if case .number(let value) = term { return .term(.number(-value)) }
      return .term(.difference(.number(0), term))
    case .open:
      next += 1
      try descend()
      defer { depth -= 1 }
      let part = try any()
      guard take(.close) else { throw error("the `(` of column \(start.column) is not closed") }
      return part
    case .sign(let sign): throw error("a metric or a number is missing before `\(sign)`")
    case .comparison(let comparison):
      throw error("a metric or a number is missing before `\(comparison.rawValue)`")
    case .close: throw error("a metric or a number is missing before `)`")
    case .comma: throw error("a metric or a number is missing before `,`")
    case .end: throw error("the condition ends too early; a metric or a number is missing")
    }
  }

  /// What stands in the parentheses of a function.
  private mutating func call(
    _ name: String, at start: ConditionToken
  ) throws(ConditionError) -> Condition.Term {
    guard let function = Condition.Function(rawValue: name) else {
      let known = Condition.Function.allCases.map(\.rawValue).joined(separator: ", ")
      throw ConditionError(
        what: "`\(name)` is no function; known are \(known)", column: start.column)
    }
    next += 1
    try descend()
    defer { depth -= 1 }
    var terms: [Condition.Term] = []
    repeat {
      let place = token
      terms.append(try term(sum(), at: place))
    } while take(.comma)
    guard take(.close) else { throw error("the `(` of `\(name)` is not closed") }
    guard function.arity.contains(terms.count) else {
      let wanted = function.arity.count > 1 ? "two or more numbers" : "one number"
      throw ConditionError(
        what: "`\(name)` takes \(wanted), not \(terms.count)", column: start.column)
    }
    return .function(function, terms)
  }

  private mutating func take(_ kind: ConditionToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    next += 1
    return true
  }

  private mutating func descend() throws(ConditionError) {
    depth += 1
    guard depth <= Condition.maximumDepth else {
      throw error("more than \(Condition.maximumDepth) levels of nesting; say it more simply")
    }
  }

  private func condition(
    _ part: Part, at place: ConditionToken
  ) throws(ConditionError) -> Condition {
    switch part {
    case .condition(let condition): return condition
    case .term(.number):
      throw ConditionError(
        what: "a number alone is no condition; compare it with a metric",
        column: place.column)
    case .term(let term): return .compare(term, .unequal, .number(0))
    }
  }

  private func term(
    _ part: Part, at place: ConditionToken
  ) throws(ConditionError) -> Condition.Term {
    switch part {
    case .term(let term): return term
    case .condition:
      throw ConditionError(
        what: "a number is expected here, not a comparison; join comparisons with `and` or `or`",
        column: place.column)
    }
  }

  private func error(_ what: String) -> ConditionError {
    ConditionError(what: what, column: token.column)
  }
}
