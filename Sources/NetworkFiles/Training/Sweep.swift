/// Several values for one setting, to be tried one after the other: `optimizer.adam.rate=0.1,0.01`.
public struct Sweep: Equatable, Sendable {
  /// The setting, by the names in the file and dots.
  public let key: String
  /// As they were written.
  public let values: [String]

  /// The most runs that one command starts.
  private static let most = 1000

  /// - Parameter text: `KEY=a,b,c`; a comma inside brackets or braces separates nothing.
  /// - Throws: `NetworkFileError` if there is no key, or if a value is missing.
  public init(_ text: String) throws(NetworkFileError) {
    let place = SettingPlace.option("--sweep \(text)")
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw NetworkFileError(
        "there is no key and values", at: place,
        remedy: "Write --sweep optimizer.adam.rate=0.1,0.01,0.001.")
    }
    key = String(text[..<sign])
    var values: [String] = []
    var value = ""
    var depth = 0
    for character in text[text.index(after: sign)...] {
      if "[{".contains(character) { depth += 1 }
      if "]}".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        values.append(value)
        value = ""
      } else {
        value.append(character)
      }
    }
    values.append(value)
    guard !values.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
      throw NetworkFileError(
        "a value is missing", at: place, remedy: "Put one value before and after each comma.")
    }
    guard values.count <= Self.most else {
      throw NetworkFileError(
        "\(values.count) runs are too many", at: place, remedy: "Try at most \(Self.most) values.")
    }
    self.values = values
  }

  /// What `NetworkFile.setting` takes, for each value.
  public var settings: [String] { values.map { "\(key)=\($0)" } }
}
