internal import Compute
internal import Learning

/// A network of windows that slide: 3 × 3 pixels each, twice as many in each layer as in the one
/// before it.
struct WindowNet: Hashable, Sendable {
  /// How a map becomes smaller.
  enum Pooling: String, CaseIterable, Sendable {
    case none
    /// The largest of each 2 × 2 cells, after every layer.
    case half = "2x2"
    /// That after the first of several layers, and at the end one number of each map: its largest.
    case global
  }

  /// In the first layer.
  var windows: Int
  /// From 1 to 3.
  var layers: Int
  var pooling: Pooling

  /// The names of the layers, from the picture on.
  static let names = ["first", "second", "third"]

  /// From pictures of `side` × `side` pixels to so many classes. Maps are as large as what they are
  /// made of: the window may reach one pixel over the edge.
  func model(side: Int, classes: Int) -> Model {
    var entries: [Model.Entry] = []
    for (layer, name) in Self.names.prefix(layers).enumerated() {
      let window = Conv(
        windows << layer, kernel: PixelSize(3), padding: PixelSize(1), weights: .heUniform,
        biases: .zero)
      entries += [Model.Entry(window, named: name), .relu]
      let isFirstOfSeveral = layer == 0 && layers > 1
      if pooling == .half || (pooling == .global && isFirstOfSeveral) {
        entries.append(.maxPool(2))
      }
    }
    entries += [pooling == .global ? .globalMaxPool : .flatten, .dense(classes, named: "output")]
    return Model(inputShape: Shape(1, side, side), entries)
  }

  /// Every unit of the hidden layer sees every pixel.
  static func dense(side: Int, hidden: Int, classes: Int) -> Model {
    Model(
      inputShape: Shape(1, side, side),
      [.flatten, .dense(hidden, named: "hidden"), .relu, .dense(classes, named: "output")])
  }
}

extension Model {
  /// How many numbers training changes; 0 for a model that cannot be built.
  var weightCount: Int { (try? ModelSize(of: self, limit: 1 << 30).parameters) ?? 0 }
}
