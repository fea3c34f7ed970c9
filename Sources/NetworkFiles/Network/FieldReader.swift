/// Takes named fields one after the other, as what they are to be; what is left over at the end is
/// a mistake.
struct FieldReader {
  /// What the fields belong to, for errors: `conv`.
  let owner: String
  let place: SettingPlace
  private var fields: [Setting.Field]
  private var known: [String] = []

  init(_ fields: [Setting.Field], of owner: String, at place: SettingPlace) {
    self.fields = fields
    self.owner = owner
    self.place = place
  }

  /// The field of that name, which then counts as read; nil if it is missing or empty.
  mutating func take(_ name: String) -> Setting? {
    known.append(name)
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return nil }
    let value = fields.remove(at: index).value
    return value.isEmpty ? nil : value
  }

  /// A whole number.
  mutating func integer(
    _ name: String, in range: ClosedRange<Int>, example: Int
  ) throws(NetworkFileError) -> Int? {
    guard let setting = take(name) else { return nil }
    return try setting.integer(called: name, in: range, example: example)
  }

  /// A whole number that must be there.
  mutating func requiredInteger(
    _ name: String, in range: ClosedRange<Int>, example: Int
  ) throws(NetworkFileError) -> Int {
    guard let value = try integer(name, in: range, example: example) else {
      throw missing(name, example: "\(example)")
    }
    return value
  }

  /// A number.
  mutating func number(
    _ name: String, _ allowed: NumberRange, example: String
  ) throws(NetworkFileError) -> Double? {
    guard let setting = take(name) else { return nil }
    return try setting.number(called: name, allowed, example: example)
  }

  /// Yes or no.
  mutating func truth(_ name: String) throws(NetworkFileError) -> Bool? {
    guard let setting = take(name) else { return nil }
    return try setting.truth(called: name)
  }

  /// A word or a file's name.
  mutating func word(_ name: String, example: String) throws(NetworkFileError) -> String? {
    guard let setting = take(name) else { return nil }
    return try setting.word(called: name, example: example)
  }

  /// That a field must be there.
  func missing(_ name: String, example: String) -> NetworkFileError {
    NetworkFileError(
      "\(owner) needs \(name)", at: place, remedy: "Add \(name): \(example).")
  }

  /// Ends reading.
  ///
  /// - Throws: the first field that nobody asked for.
  func finish() throws(NetworkFileError) {
    guard let field = fields.first else { return }
    let guess = Spelling.closest(to: field.name, among: known)
    let choice =
      known.isEmpty
      ? "It has no fields; remove this one."
      : guess.map { "Did you mean \($0)?" } ?? "It has \(known.sorted().sentence(joining: "and"))."
    throw NetworkFileError(
      "\(owner) has no field called \(field.name.quoted)", at: field.place, remedy: choice)
  }
}

/// Which numbers a field takes.
enum NumberRange {
  /// Above 0.
  case positive
  /// 0 or above.
  case nonNegative
  /// 0 ..< 1.
  case share
  /// 0 ... 1.
  case closedShare
  /// Any finite number.
  case any

  func contains(_ number: Double) -> Bool {
    switch self {
    case .positive: number > 0 && Float(number) > 0 && Float(number).isFinite
    case .nonNegative: number >= 0 && Float(number).isFinite
    case .share: number >= 0 && Float(number) < 1
    case .closedShare: number >= 0 && number <= 1
    case .any: Float(number).isFinite
    }
  }

  var words: String {
    switch self {
    case .positive: "a number above 0"
    case .nonNegative: "0 or a number above"
    case .share: "a number from 0 to below 1"
    case .closedShare: "a number from 0 to 1"
    case .any: "a number"
    }
  }
}

extension Setting {
  /// The fields of a group.
  func reader(of owner: String, example: String) throws(NetworkFileError) -> FieldReader {
    guard case .fields(let fields) = content else {
      throw NetworkFileError(
        "\(owner) is \(kind) instead of fields", at: place, remedy: "Write \(example).")
    }
    return FieldReader(fields, of: owner, at: place)
  }

  func integer(
    called name: String, in range: ClosedRange<Int>, example: Int
  ) throws(NetworkFileError) -> Int {
    guard case .word(let text, false) = content, let value = Self.wholeNumber(text),
      range.contains(value)
    else {
      throw NetworkFileError(
        "\(name) is \(kind); it must be a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", at: place, remedy: "Write \(name): \(example).")
    }
    return value
  }

  func number(
    called name: String, _ allowed: NumberRange, example: String
  ) throws(NetworkFileError) -> Double {
    guard case .word(let text, false) = content, let value = Self.number(text),
      allowed.contains(value)
    else {
      throw NetworkFileError(
        "\(name) is \(kind); it must be \(allowed.words)", at: place,
        remedy: "Write \(name): \(example).")
    }
    return value
  }

  func truth(called name: String) throws(NetworkFileError) -> Bool {
    switch content {
    case .word("true", false), .word("True", false): return true
    case .word("false", false), .word("False", false): return false
    case .word, .list, .fields:
      throw NetworkFileError(
        "\(name) is \(kind); it must be true or false", at: place,
        remedy: "Write \(name): true.")
    }
  }

  func word(called name: String, example: String) throws(NetworkFileError) -> String {
    guard case .word(let text, _) = content, !text.isEmpty else {
      throw NetworkFileError(
        "\(name) is \(kind); it must be one word or name", at: place,
        remedy: "Write \(name): \(example).")
    }
    return text
  }

  /// Decimal digits with an optional sign, of at most eighteen.
  private static func wholeNumber(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return Int(text)
  }

  /// A decimal number as data files have them: no `nan`, no hexadecimal, no comma.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.count <= 64, !text.isEmpty,
      text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) })
    else { return nil }
    let padded = text.hasPrefix(".") ? "0" + text : text
    guard let value = Double(padded), value.isFinite else { return nil }
    return value
  }
}

extension [String] {
  /// `a, b and c`
  func sentence(joining word: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
