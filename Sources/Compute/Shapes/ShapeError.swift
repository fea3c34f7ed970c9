/// Shapes that do not fit together; the sentence says which, where, and what to try.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// A whole sentence, to be shown as it is.
  public let description: String

  /// An error with this sentence: `matrixProduct: [32 × 16] and [8 × 4] do not fit; …`.
  public init(_ description: String) { self.description = description }
}
