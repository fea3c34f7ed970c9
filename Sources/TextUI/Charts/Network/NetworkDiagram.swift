/// A network from left to right: every unit a tile that shows what it computes, every large weight
/// a wire.
///
/// A unit with a `plane` shows its output over the input plane; one without shows its name and
/// value; where there is no room for either it is a mark. Wires are blue and solid for positive
/// weights, orange and dashed for negative ones, thicker the larger they are. With units chosen,
/// their wires are bright and the others faint.
public struct NetworkDiagram: Widget {
  /// One unit of a layer.
  public struct Unit: Hashable, Sendable {
    /// `x₁`; empty means that its number stands for it.
    public var name: String
    /// What it computes, after its name: `tanh`.
    public var note: String
    /// Its output over the input plane, row by row from the top; empty if there is no plane.
    public var plane: [[Double]]
    /// Its output for the present example.
    public var value: Double?
    /// What is added to its weighted sum.
    public var bias: Double?
    /// The slope of the loss by its value.
    public var gradient: Double?
    /// Which number of a network its output is; nil for none.
    public var valueNumber: NumberMark?
    /// Which its bias is; nil for none.
    public var biasNumber: NumberMark?
    /// Which the slope is; nil for none.
    public var gradientNumber: NumberMark?

    /// A unit of which no more is known than what is given.
    public init(
      _ name: String = "", note: String = "", plane: [[Double]] = [], value: Double? = nil,
      bias: Double? = nil, gradient: Double? = nil
    ) {
      self.name = name
      self.note = note
      self.plane = plane
      self.value = value
      self.bias = bias
      self.gradient = gradient
    }
  }

  /// One column of the picture.
  public struct Layer: Hashable, Sendable {
    /// Above it: `hidden 1`.
    public var title: String
    /// What its units do to their sums, `tanh`; written beside the title with their number.
    public var activation: String
    /// From the top.
    public var units: [Unit]
    /// `weights[unit][source]`, the weight from a unit of the layer before; empty for inputs.
    public var weights: [[Double]]
    /// The slope of the loss by each weight, as `weights`; empty if it is not known.
    public var gradients: [[Double]]
    /// Which numbers of a network the weights are, a row a unit; nil for none.
    public var weightNumbers: NumberGrid?
    /// Which their slopes are; nil for none.
    public var gradientNumbers: NumberGrid?
    /// The colours of its units.
    public var ramp: Ramp
    /// The output that is at the end of the ramp.
    public var limit: Double
    /// The first unit that is shown when there is no room for all of them; a chosen unit is
    /// brought into view whatever it says.
    public var firstUnit: Int

    /// A layer, its colours those of signed values within −1...1 unless it is said otherwise.
    public init(
      _ title: String, activation: String = "", units: [Unit], weights: [[Double]] = [],
      gradients: [[Double]] = [], ramp: Ramp = .signed, limit: Double = 1, firstUnit: Int = 0
    ) {
      self.title = title
      self.activation = activation
      self.units = units
      self.weights = weights
      self.gradients = gradients
      self.ramp = ramp
      self.limit = limit
      self.firstUnit = firstUnit
    }

    func weight(_ unit: Int, _ source: Int) -> Double? { Self.entry(weights, unit, source) }
    func gradient(_ unit: Int, _ source: Int) -> Double? { Self.entry(gradients, unit, source) }

    private static func entry(_ rows: [[Double]], _ row: Int, _ column: Int) -> Double? {
      rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : nil
    }
  }

  /// Which numbers are written.
  public struct Labels: OptionSet, Hashable, Sendable {
    /// One bit for each kind of number.
    public let rawValue: UInt8

    /// The kinds whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Outputs of units, in their tiles.
    public static let values = Labels(rawValue: 1)
    /// On the wires of the chosen units, on all of them if none is chosen.
    public static let weights = Labels(rawValue: 2)
    /// Of units, in their tiles or beside them.
    public static let biases = Labels(rawValue: 4)
    /// Slopes of the loss by weights and outputs, after a `◂`.
    public static let gradients = Labels(rawValue: 8)
  }

  /// From the inputs to the output.
  public var layers: [Layer]
  /// The units that are talked about; the first one is what keys act on.
  public var chosen: [UnitPlace]
  /// The numbers that are written where there is room.
  public var labels: Labels
  /// Whether weights below `wireThreshold` of the largest have wires, too.
  public var showsAllWires: Bool
  /// Whether the last row explains the marks, where there are rows to spare.
  public var hasLegend: Bool

  /// A weight smaller than this share of the largest one beside it has no wire.
  public static let wireThreshold = 0.4

  /// A network in which no unit is chosen unless it is said so.
  public init(
    _ layers: [Layer], chosen: [UnitPlace] = [], labels: Labels = [.values],
    showsAllWires: Bool = false, hasLegend: Bool = true
  ) {
    self.layers = layers
    self.chosen = chosen
    self.labels = labels
    self.showsAllWires = showsAllWires
    self.hasLegend = hasLegend
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !layers.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let layout = NetworkLayout(self, in: area)
    drawHeads(on: &surface, layout)
    let wires = wires(in: layout)
    draw(wires, on: &surface, layout)
    for column in layout.columns {
      drawUnits(of: column, on: &surface, layout)
    }
    for label in wireLabels(wires, in: layout) {
      for (index, line) in label.lines.enumerated() {
        surface.write(line, column: label.area.column, row: label.area.row + index)
      }
    }
    drawLegend(on: &surface, layout)
  }

  private func drawHeads(on surface: inout Surface, _ layout: NetworkLayout) {
    guard let head = layout.head else { return }
    for (index, column) in layout.columns.enumerated() {
      let layer = layers[column.layer]
      let end =
        index + 1 < layout.columns.count
        ? layout.columns[index + 1].column - 1 : head.endColumn
      let room = end - column.column
      let title = StyledText.strong(layer.title)
      let full = layer.note.isEmpty ? title : title + .muted(" " + layer.note)
      let text = full.width <= room ? full : title.truncated(to: room)
      surface.write(text, column: column.column, row: head.row)
    }
  }

  private func drawLegend(on surface: inout Surface, _ layout: NetworkLayout) {
    guard let legend = layout.legend else { return }
    let look = surface.look
    var items: [StyledText] = []
    if layers.contains(where: { $0.weights.joined().contains { $0 > 0 } }) {
      items.append(Stroke(.positive).sample(in: look) + .muted(" positive"))
    }
    if layers.contains(where: { $0.weights.joined().contains { $0 < 0 } }) {
      items.append(Stroke(.negative, pattern: .dashed).sample(in: look) + .muted(" negative"))
    }
    if labels.contains(.gradients) {
      items.append(
        StyledText(String(Glyph.lower.character(in: look)), .gradient) + .muted(" slope"))
    }
    if !chosen.isEmpty {
      items.append(StyledText(String(Glyph.chosen.character(in: look)), .focus) + .muted(" chosen"))
    }
    var column = legend.column
    for item in items where column + item.width <= legend.endColumn {
      column += surface.write(item, column: column, row: legend.row) + 3
    }
  }
}

extension NetworkDiagram.Layer {
  /// `8 tanh`, beside its title.
  var note: String {
    activation.isEmpty || units.count < 2 ? activation : "\(units.count) \(activation)"
  }
}
