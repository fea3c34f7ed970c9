/// Shapes that do not fit together; the sentence says which, where, and what to try.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
