/// How well a network does on some data.
public struct Evaluation: Equatable, Sendable {
  /// The mean loss over all examples, or over their rows if each has a class of its own; 0 if
  /// nothing counts.
  public var loss: Float
  /// The share of examples, or of their rows, that are put into the right class; nil where there
  /// are no classes.
  public var accuracy: Float?
  /// How often those of a class were put into which: `confusion[actual][predicted]`. Empty
  /// where there are no classes.
  public var confusion: [[Int]]
  /// How many examples there were.
  public var count: Int

  /// A measurement made elsewhere; the parts are taken as they are.
  public init(loss: Float, accuracy: Float?, confusion: [[Int]], count: Int) {
    self.loss = loss
    self.accuracy = accuracy
    self.confusion = confusion
    self.count = count
  }
}
