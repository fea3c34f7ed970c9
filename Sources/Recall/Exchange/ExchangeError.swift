/// A file that cannot be imported. Nothing of it was.
public struct ExchangeError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// What is wrong, and where in it.
  public let problem: String

  /// A file with what is wrong with it.
  public init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  /// The sentence.
  public var description: String { "\(file): \(problem)." }

  /// What a decoder complains of.
  static func reason(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it cannot be read" }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context))`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context):
      return "\(place(context))`\(field(context))` has another type than it should"
    case .valueNotFound(_, let context): return "\(place(context))`\(field(context))` is empty"
    case .dataCorrupted(let context):
      guard context.codingPath.isEmpty else {
        return "\(place(context))`\(field(context))` has a value out of its range"
      }
      return "it is not JSON" + (line(context).map { " (line \($0))" } ?? "")
    @unknown default: return "it cannot be read"
    }
  }

  /// `event 17: `, where an entry is meant.
  private static func place(_ context: DecodingError.Context) -> String {
    context.codingPath.lazy.compactMap(\.intValue).first.map { "event \($0 + 1): " } ?? ""
  }

  private static func field(_ context: DecodingError.Context) -> String {
    context.codingPath.last { $0.intValue == nil }?.stringValue ?? "events"
  }

  /// The line that the parser names: `… around line 3, column 7.`
  private static func line(_ context: DecodingError.Context) -> Int? {
    let words = "\(context.underlyingError.map { "\($0)" } ?? "") \(context.debugDescription)"
      .split { !$0.isLetter && !$0.isNumber }
    guard let place = words.firstIndex(of: "line"), place + 1 < words.count else { return nil }
    return Int(words[place + 1])
  }
}
