internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// Examples that something is to be said about: their classes, or they themselves.
struct EvidenceExamples: Widget {
  private let widget: any Widget

  /// Rows of a part of a run's data; none stand for all.
  init(_ record: RunRecord, _ split: Split, _ rows: [Int]) {
    let data =
      split == .training
      ? record.experiment.training : record.experiment.validation ?? record.experiment.training
    let counts = record.data.classCounts
    let isUneven = Double(counts.max() ?? 0) > 2 * Double(counts.filter { $0 > 0 }.min() ?? 1)
    if rows.isEmpty, split == .training, !counts.isEmpty, isUneven {
      widget = LogBars(
        title: .strong("training examples of each class"),
        counts.enumerated().map { LogBars.Bar("class \($0)", Double($1)) })
    } else {
      widget = ExamplesPicture(data, rows, title: "\(split.rawValue) examples")
    }
  }

  var summary: String { widget.summary }

  func draw(on surface: inout Surface, in area: Rect) { surface.draw(widget, in: area) }
}

/// Examples as points in a plane, as pictures, or as rows of numbers.
struct ExamplesPicture: Widget {
  private let widget: any Widget
  private let title: String
  private let hasTitle: Bool

  /// Some rows of the data; none stand for all.
  init(_ data: Dataset, _ rows: [Int] = [], title: String) {
    self.title = title
    hasTitle = data.inputShape.count != 2
    if data.inputShape.count == 2 {
      widget = Self.plane(data, rows, title)
    } else if let side = Self.side(of: data.inputShape) {
      widget = Self.pictures(data, rows, side: side)
    } else {
      widget = Self.table(data, rows)
    }
  }

  var summary: String { hasTitle ? "\(title): \(widget.summary)" : widget.summary }

  func draw(on surface: inout Surface, in area: Rect) {
    guard hasTitle, area.rows > 3 else { return surface.draw(widget, in: area) }
    surface.write(
      StyledText.strong(title).truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(widget, in: area.dropTop(1))
  }

  /// No more are drawn, read or counted at a glance.
  private static let most = 400

  private static func plane(_ data: Dataset, _ rows: [Int], _ title: String) -> any Widget {
    let marked = Set(rows)
    let shown = Array(0..<min(data.count, most)) + rows.filter { $0 >= most && $0 < data.count }
    let examples = shown.map { row -> ScatterChart.Example in
      let point = Array(data.input(at: row))
      return ScatterChart.Example(
        Double(point[0]), Double(point[1]),
        group: marked.contains(row) ? 2 : data.label(of: row) > 0.5 ? 0 : 1, name: "\(row + 1)")
    }
    // Marked ones in front.
    let ordered = examples.filter { $0.group != 2 } + examples.filter { $0.group == 2 }
    return ScatterChart(
      title: .strong(title), ordered,
      groups: [
        ScatterChart.Group("1", marker: .disc, role: .classA),
        ScatterChart.Group("0", marker: .cross, role: .classB),
        ScatterChart.Group(rows.isEmpty ? "" : "these", marker: .square, role: .focus),
      ],
      x: .fitting(ordered.map(\.place.x), includingZero: false, title: "x₁"),
      y: .fitting(ordered.map(\.place.y), includingZero: false, title: "x₂"))
  }

  /// The side of a square picture; nil for what is none.
  private static func side(of shape: Shape) -> Int? {
    let extents = shape.extents.filter { $0 != 1 }
    if extents.count == 2 { return extents[0] == extents[1] ? extents[0] : nil }
    guard extents.count == 1 else { return nil }
    return (6...32).first { $0 * $0 == extents[0] }
  }

  private static func pictures(_ data: Dataset, _ rows: [Int], side: Int) -> any Widget {
    let shown = rows.isEmpty ? Array(0..<min(data.count, 48)) : Array(rows.prefix(48))
    let most = Double(data.inputs.lazy.filter { $0.isFinite }.max() ?? 1)
    return ImageGrid(
      shown.filter { (0..<data.count).contains($0) }.map { row in
        let pixels = Array(data.input(at: row)).map(Double.init)
        return ImageGrid.Item(
          (0..<side).map { Array(pixels[$0 * side..<($0 + 1) * side]) },
          caption: Numbers.tick(Double(data.label(of: row))))
      }, limit: most > 0 ? most : 1)
  }

  private static func table(_ data: Dataset, _ rows: [Int]) -> any Widget {
    let shown = (rows.isEmpty ? Array(0..<min(data.count, 64)) : Array(rows.prefix(64)))
      .filter { (0..<data.count).contains($0) }
    let columns = min(data.inputShape.count, 8)
    let heads = (1...max(1, columns)).map { Table.Column("x\($0)") }
    return Table(
      [Table.Column("example"), Table.Column("target")] + heads,
      rows: shown.map { row in
        [StyledText.muted("\(row + 1)"), StyledText(Numbers.tick(Double(data.label(of: row))))]
          + data.input(at: row).prefix(columns).map {
            StyledText(
              Numbers.significant(Double($0)), $0.isFinite ? .ink : .wrong, $0.isFinite ? [] : .bold
            )
          }
      }, fixedColumns: 2)
  }
}

extension Dataset {
  /// What is to be said of an example, as one number: its class, or the first of its values.
  func label(of row: Int) -> Float {
    switch targets {
    case .values(let values, let shape):
      let place = row * shape.count
      return values.indices.contains(place) ? values[place] : 0
    case .classes(let classes, _, let shape):
      let place = row * max(1, shape.count)
      return classes.indices.contains(place) ? Float(classes[place]) : 0
    }
  }
}
