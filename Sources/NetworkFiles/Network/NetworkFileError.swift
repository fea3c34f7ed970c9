/// A network file that cannot be used; says what, where and what to try.
///
///     net.yaml, line 4: there is no layer called "dens". Try dense.
///     --set batch=0: the batch must be a whole number from 1 to 65536. Write batch=32.
public struct NetworkFileError: Error, Equatable, CustomStringConvertible {
  /// One or two whole sentences, to be shown to a person as they are; free of control characters,
  /// whatever the file holds.
  public let description: String

  /// An error whose sentence is complete already.
  public init(_ description: String) { self.description = description.printable }

  /// Puts the sentence together from its parts.
  ///
  /// - Parameters:
  ///   - problem: what is wrong, without a full stop.
  ///   - place: where.
  ///   - remedy: what to try, a whole sentence.
  public init(_ problem: String, at place: SettingPlace, remedy: String) {
    self.init("\(place): \(problem). \(remedy)")
  }

  /// What was wrong with a file that the network file names.
  public init(_ error: DataFileError) { description = error.description }
}

/// Where a setting of a network comes from.
public enum SettingPlace: Equatable, Sendable, CustomStringConvertible {
  /// A line of a file, counted from 1.
  case line(Int, of: String)
  /// An option of the command line, as it was given: `--set batch=64`.
  case option(String)

  public var description: String {
    switch self {
    case .line(let line, let file): "\(file), line \(line)"
    case .option(let text): text
    }
  }
}
