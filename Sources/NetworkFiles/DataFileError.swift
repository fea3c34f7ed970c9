/// A data file that cannot be read; says what, where and what to try.
public struct DataFileError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
