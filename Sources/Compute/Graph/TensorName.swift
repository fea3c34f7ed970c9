/// What a tensor is called: `hidden.weight`, `hidden.weight.gradient`, `hidden.weight.adam.m`.
public struct TensorName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The whole name, its parts separated by dots.
  public let text: String

  /// A name as it is written; nothing checks that a tensor answers to it.
  public init(_ text: String) { self.text = text }
  /// Lets a name stand as plain text: `machine.read("loss")`.
  public init(stringLiteral text: String) { self.text = text }

  /// The name of this tensor's gradient.
  public var gradient: TensorName { appending("gradient") }
  /// The shares that a loss reads in this tensor of scores, which no instruction writes down.
  public var share: TensorName { appending(Self.shareEnding) }
  /// The tensor of scores, of shares; nil of any other.
  public var scores: TensorName? {
    let ending = "." + Self.shareEnding
    return text.hasSuffix(ending) ? TensorName(String(text.dropLast(ending.count))) : nil
  }
  private static var shareEnding: String { "share" }
  /// `hidden` with `weight` appended is `hidden.weight`.
  public func appending(_ part: String) -> TensorName { TensorName(text + "." + part) }
  /// `memory.hidden` with its last part replaced by `gates` is `memory.gates`; a name of one part
  /// gets a second.
  public func sibling(_ part: String) -> TensorName {
    guard let dot = text.lastIndex(of: ".") else { return appending(part) }
    return TensorName(text[..<dot] + "." + part)
  }

  public static func < (a: TensorName, b: TensorName) -> Bool { a.text < b.text }
  public var description: String { text }
}
