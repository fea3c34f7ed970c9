/// Numbers of rows in a line that was typed.
enum PlainRows {
  /// Numbers with blanks, commas or stops between them; nil if there is anything else.
  static func numbers(_ line: String) -> [Int]? {
    guard line.allSatisfy({ $0.isASCII && $0.isNumber || " ,;.>".contains($0) }) else { return nil }
    let words = line.split { " ,;.>".contains($0) }
    let numbers = words.compactMap { Int($0) }
    return numbers.isEmpty || numbers.count < words.count ? nil : numbers
  }

  /// What is wrong with rows of a list of so many, counted from 1; nil if nothing is.
  static func problem(_ rows: [Int], _ count: Int) -> String? {
    guard let wrong = rows.first(where: { !(1...max(1, count)).contains($0) }) else { return nil }
    return wrong > 9
      ? "There is no \(wrong), only 1 to \(count). Several are written apart: 1 2."
      : "There is no \(wrong), only 1 to \(count)."
  }

  /// The row, from 1, in which something stands.
  static func row(_ option: Int, in order: [Int]) -> String {
    order.firstIndex(of: option).map { "\($0 + 1)" } ?? "?"
  }
}

extension String {
  /// Without blanks at both ends.
  var withoutMargins: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
