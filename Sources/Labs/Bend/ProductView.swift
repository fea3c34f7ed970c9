internal import TextUI

/// Two matrices multiplied cell by cell, and the two networks that they are.
extension BendLab {
  /// The first layer, row by row.
  var first: [[Double]] { [[1, Double(sheet.count("a12"))], [0, -1]] }
  /// The second one.
  var second: [[Double]] { [[2, 0], [Double(sheet.count("b21")), 3]] }

  /// B times A, row by row.
  var product: [Double] {
    let (a, b) = (first, second)
    return (0..<4).map { cell -> Double in
      let (row, column) = (cell / 2, cell % 2)
      return b[row][0] * a[0][column] + b[row][1] * a[1][column]
    }
  }

  func drawProduct(on surface: inout Surface, in body: Rect) {
    let matrices = body.top(4).left(60)
    drawMatrices(on: &surface, in: matrices)
    surface.write(arithmetic.truncated(to: body.columns), column: body.column, row: body.row + 5)
    drawWays(on: &surface, in: body.dropTop(7).top(2))
    let rest = body.dropTop(10).top(16).left(110)
    guard rest.rows >= 6 else { return }
    let share = rest.columns * 6 / 10
    surface.draw(layered, in: rest.left(share - 1))
    surface.draw(joined, in: rest.right(rest.columns - share - 1))
  }

  /// `B`, `A` and their product; the row and the column of the latest cell stand out.
  private func drawMatrices(on surface: inout Surface, in area: Rect) {
    let (a, b, both) = (first, second, product)
    let latest = revealed - 1
    let width = max(10, min(14, area.columns / 4))
    let names = ["B, second layer", "A, first layer", "both at once"]
    let starts = [0, width + 4, 2 * width + 8]
    for (name, start) in zip(names, starts) {
      surface.write(
        StyledText.muted(area.columns < 50 ? String(name.prefix(while: { $0 != "," })) : name),
        column: area.column + start, row: area.row)
    }
    for row in 0..<2 {
      let line = area.row + 1 + row
      for column in 0..<2 {
        let cell = row * 2 + column
        let isDone = cell < revealed
        let texts = [
          styled(b[row][column], isStrong: latest >= 0 && row == latest / 2),
          styled(a[row][column], isStrong: latest >= 0 && column == latest % 2),
          isDone
            ? styled(both[cell], isStrong: cell == latest) : StyledText.muted("?"),
        ]
        for (text, start) in zip(texts, starts) {
          surface.write(text, endColumn: area.column + start + 3 + column * 5, row: line)
        }
      }
    }
    for (sign, start) in [("×", width), ("=", 2 * width + 4)] {
      surface.write(.muted(sign), column: area.column + start + 1, row: area.row + 1)
    }
  }

  private func styled(_ value: Double, isStrong: Bool) -> StyledText {
    let text = Numbers.tick(value)
    return isStrong ? StyledText(text, .focus, .bold) : StyledText(text)
  }

  /// How the latest cell came about.
  private var arithmetic: StyledText {
    guard revealed > 0 else { return .muted("a cell: a row of B times a column of A") }
    let cell = revealed - 1
    let (a, b) = (first, second)
    let parts = (0..<2).map {
      "\(Numbers.tick(b[cell / 2][$0])) × \(Numbers.tick(a[$0][cell % 2]))"
    }
    return .muted("row \(cell / 2 + 1), column \(cell % 2 + 1):  ")
      + StyledText(parts.joined(separator: " + ") + " = ") + .strong(Numbers.tick(product[cell]))
  }

  /// One point on its way through both layers, and through one.
  private func drawWays(on surface: inout Surface, in area: Rect) {
    func point(_ values: [Double]) -> String {
      "(\(values.map { Numbers.tick($0) }.joined(separator: ", ")))"
    }
    let hidden = times(first, Self.example)
    let output = revealed == 4 ? point(times(second, hidden)) : "?"
    let ways = [
      ("A, then B   ", point(Self.example) + " → " + point(hidden) + " → "),
      ("both at once", point(Self.example) + " → "),
    ]
    for (row, way) in ways.enumerated() {
      let text =
        StyledText.muted(way.0 + "  ") + StyledText(way.1)
        + (row == 0 ? .strong(point(times(second, hidden))) : .strong(output))
      surface.write(text.truncated(to: area.columns), column: area.column, row: area.row + row)
    }
  }

  private static let example = [1.0, 0.5]

  private func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// First A, then B.
  private var layered: NetworkDiagram {
    let hidden = times(first, Self.example)
    let output = times(second, hidden)
    return NetworkDiagram(
      [
        .init("in", units: units(Self.example), limit: 8),
        .init("A", units: units(hidden), weights: first, limit: 8),
        .init("B", units: units(output), weights: second, limit: 8),
      ], labels: [.values], showsAllWires: true, hasLegend: false)
  }

  /// One layer with the weights of the product; what is not known yet has no wire.
  private var joined: NetworkDiagram {
    let known = product.enumerated().map { $0.offset < revealed ? $0.element : 0 }
    let weights = [Array(known[0..<2]), Array(known[2..<4])]
    let output = revealed == 4 ? times(weights, Self.example) : []
    return NetworkDiagram(
      [
        .init("in", units: units(Self.example), limit: 8),
        .init(
          "both", units: output.isEmpty ? [.init("y₁"), .init("y₂")] : units(output),
          weights: weights, limit: 8),
      ], labels: [.values], showsAllWires: true, hasLegend: false)
  }

  private func units(_ values: [Double]) -> [NetworkDiagram.Unit] {
    values.map { NetworkDiagram.Unit("", value: $0) }
  }
}
