/// What a tensor is called: `hidden.weight`, `hidden.weight.gradient`, `hidden.weight.adam.m`.
public struct TensorName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  /// The name of this tensor's gradient.
  public var gradient: TensorName { appending("gradient") }
  /// `hidden` with `weight` appended is `hidden.weight`.
  public func appending(_ part: String) -> TensorName { TensorName(text + "." + part) }

  public static func < (a: TensorName, b: TensorName) -> Bool { a.text < b.text }
  public var description: String { text }
}
