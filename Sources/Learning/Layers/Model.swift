public import Compute

/// A network as a list of layers, each working on the output of the one before it.
///
///     let model = Model(
///       inputShape: Shape(2),
///       [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")])
///
/// Every layer has its number, as in PyTorch's `nn.Sequential`, and may have a name. Tensors of a
/// named layer are called `hidden.weight`, but answer to `0.weight` as well.
public struct Model: Equatable, Sendable {
  /// The shape of one example.
  public var inputShape: Shape
  /// From the input to the output.
  public var layers: [Entry]

  /// A network for examples of this shape. Nothing is checked before it is built, since what fits
  /// depends on the data and the loss, too.
  public init(inputShape: Shape, _ layers: [Entry]) {
    self.inputShape = inputShape
    self.layers = layers
  }

  /// A layer and the name that people call it by.
  public struct Entry: Equatable, Sendable {
    /// What to build.
    public var layer: any Layer
    /// One word without dots, unlike that of any other layer; nil to be called by its number.
    public var name: String?

    /// Wraps a layer of one's own; `.dense`, `.tanh` and their like have shorter ways.
    public init(_ layer: some Layer, named name: String? = nil) {
      self.layer = layer
      self.name = name
    }

    public static func == (a: Entry, b: Entry) -> Bool {
      a.name == b.name && isEqual(a.layer, b.layer)
    }

    private static func isEqual<A: Layer>(_ a: A, _ b: any Layer) -> Bool { a == b as? A }
  }
}

extension Model {
  /// Throws unless the names of layers that stand beside each other are words that differ from each
  /// other and from those that are taken.
  static func checkNames(
    of layers: [Entry], taken: Set<String> = []
  ) throws(ShapeError) {
    var taken = taken
    for (number, entry) in layers.enumerated() {
      guard let name = entry.name else { continue }
      guard !name.isEmpty, !name.contains("."), Int(name) == nil else {
        throw ShapeError(
          "layer \(number): \"\(name)\" is no name for a layer; use a word without dots.")
      }
      guard taken.insert(name).inserted else {
        throw ShapeError("layer \(number): the name \(name) is taken; give it another.")
      }
    }
  }
}
