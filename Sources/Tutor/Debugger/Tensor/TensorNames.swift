internal import Compute
internal import Labs

extension TensorName {
  /// Whether it names a slope of the loss.
  var isGradient: Bool { text.hasSuffix(Self.ending) }

  /// The tensor that it is the gradient of, or itself.
  var ofValue: TensorName {
    isGradient ? TensorName(String(text.dropLast(Self.ending.count))) : self
  }

  /// `∂hidden.sum` for `hidden.sum.gradient`.
  var short: String { isGradient ? "∂" + ofValue.text : text }

  private static let ending = ".gradient"
}

/// How formulas are written where there is little room.
enum Notation {
  /// The same text with `∂hidden` in the place of every `hidden.gradient`.
  static func short(_ text: String) -> String {
    var result = ""
    var name = ""
    func close() {
      result += TensorName(name).short
      name = ""
    }
    for character in text {
      if isPartOfName(character) {
        name.append(character)
      } else {
        close()
        result.append(character)
      }
    }
    close()
    return result
  }

  /// Whether a formula speaks of a tensor.
  static func mentions(_ name: TensorName, in text: String) -> Bool {
    text.split { !isPartOfName($0) }.contains { $0 == name.text }
  }

  /// Not the sign for a transposed matrix, which is a letter, too.
  private static func isPartOfName(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || character == "_" || character == ".")
  }
}

extension StepReport {
  /// `∂hidden[2]`
  func label(of element: TensorElement) -> String { Notation.short(name(of: element)) }

  /// `hidden.gradient[2]`: as its explanation says, or by the shape of its tensor, where the report
  /// knows it.
  func name(of element: TensorElement) -> String {
    if let known = explanation(of: element) { return known.name }
    let name = element.name
    guard let extents = extents(of: name) else { return "\(name)[\(element.index + 1)]" }
    let cursor = TensorCursor(extents: extents, index: element.index)
    return name.text + Self.place(cursor, isParameter: isParameter(name))
  }

  /// Whether it is a weight or a bias, or the gradient of one.
  func isParameter(_ name: TensorName) -> Bool {
    parameters.contains { $0.name == name.ofValue }
  }

  /// `[3, 2]`, counted from 1; the batch is left out where it is one example, and all of it for a
  /// single number.
  static func place(_ cursor: TensorCursor, isParameter: Bool) -> String {
    guard cursor.extents.contains(where: { $0 != 1 }) else { return "" }
    let hidesBatch = !isParameter && cursor.extents.count > 1 && cursor.extents[0] == 1
    let numbers = cursor.place.dropFirst(hidesBatch ? 1 : 0).map { String($0 + 1) }
    return "[" + numbers.joined(separator: ", ") + "]"
  }
}
