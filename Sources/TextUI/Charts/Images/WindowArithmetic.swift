/// The sum of a window's products in numbers: patch × kernel = products, and their sum below.
struct WindowArithmetic {
  private let step: ConvolutionStep
  private let inputLimit: Double
  private let patch: [[String]]
  private let kernel: [[String]]
  private let products: [[String]]
  /// Which numbers of a network the window's weights are; nil for none.
  var kernelNumbers: NumberGrid?
  /// Which the value is; nil for none.
  var valueNumber: NumberMark?

  init(_ step: ConvolutionStep, inputLimit: Double) {
    self.step = step
    self.inputLimit = inputLimit
    let isWhole = step.input.joined().allSatisfy { $0 == $0.rounded() && $0.magnitude < 1000 }
    patch = step.patch.map {
      $0.map { isWhole ? Numbers.fixed($0, decimals: 0) : Numbers.cell($0) }
    }
    func signed(_ rows: [[Double]]) -> [[String]] {
      let largest = PicturePixels.largest(rows)
      let decimals = largest < 10 ? 2 : largest < 100 ? 1 : 0
      return rows.map { $0.map { Numbers.fixed($0, decimals: decimals, sign: .always) } }
    }
    kernel = signed(step.kernel)
    products = signed(step.products)
  }

  /// Rows that it takes; 0 if the window is too large to be written out.
  func rows(for columns: Int) -> Int {
    let count = step.kernel.count
    guard count > 0, count <= 5, width(of: patch) + 3 + width(of: kernel) <= columns else {
      return 0
    }
    return count + 2
  }

  private func cell(_ grid: [[String]]) -> Int {
    (grid.joined().map(\.displayWidth).max() ?? 0) + 1
  }
  private func width(of grid: [[String]]) -> Int { cell(grid) * (grid.map(\.count).max() ?? 0) }

  func draw(on surface: inout Surface, in area: Rect, isRectified: Bool, note: String) {
    let middle = area.row + (step.kernel.count - 1) / 2
    var column = area.column
    column += draw(
      patch, step.patch, .picture, inputLimit, on: &surface,
      at: Point(column: column, row: area.row))
    surface.write("×", column: column + 1, row: middle, style: Style(.muted))
    column += 3
    column += draw(
      kernel, step.kernel, .signed, PicturePixels.largest(step.kernel), kernelNumbers,
      on: &surface, at: Point(column: column, row: area.row))
    if column + 3 + width(of: products) <= area.endColumn {
      surface.write("=", column: column + 1, row: middle, style: Style(.muted))
      column += 3
      column += draw(
        products, step.products, .signed, PicturePixels.largest(step.products), on: &surface,
        at: Point(column: column, row: area.row))
    }
    let result = result(isRectified: isRectified)
    let row = area.row + step.kernel.count + 1
    surface.write(result.truncated(to: area.columns), column: area.column, row: row)
    surface.write(
      StyledText.muted(note).truncated(to: area.columns), column: area.column, row: row + 1)
  }

  /// `sum +84.6 ÷ 16 − 0.20 = +5.09`
  private func result(isRectified: Bool) -> StyledText {
    var text = .muted("sum ") + StyledText(Numbers.significant(step.sum, sign: .always))
    if step.divisor != 1 {
      text += .muted(" ÷ ") + StyledText(Numbers.tick(step.divisor))
    }
    if step.bias != 0 {
      text += .muted(step.bias < 0 ? " \(Numbers.minus) " : " + ")
      text += StyledText(Numbers.significant(step.bias.magnitude))
    }
    if step.divisor != 1 || step.bias != 0 {
      text += .muted(" = ") + value(step.value)
    }
    if isRectified, step.value < 0 { text += .muted(" → ") + .strong("0") }
    return text
  }

  private func value(_ value: Double) -> StyledText {
    StyledText(
      Numbers.significant(value, sign: .always), value < 0 ? .negative : .positive, .bold
    ).asking(valueNumber, value)
  }

  /// Writes numbers on the colours they stand for, and returns the columns they take.
  private func draw(
    _ texts: [[String]], _ values: [[Double]], _ ramp: Ramp, _ limit: Double,
    _ numbers: NumberGrid? = nil, on surface: inout Surface, at origin: Point
  ) -> Int {
    let width = cell(texts)
    let scale = limit > 0 && limit.isFinite ? limit : 1
    for (row, line) in texts.enumerated() {
      for (column, text) in line.enumerated() {
        let t = values[row][column] / scale
        let cell = Rect(
          column: origin.column + column * width, row: origin.row + row, columns: width, rows: 1)
        var style = Style(ramp.textInk(t), on: ramp.ink(t))
        if Shade.isNeeded(in: surface.look) {
          style = Style(
            ramp == .picture ? .ink : t < 0 ? .negative : .positive, on: .standard,
            t.magnitude > 0.5 ? .reverse : [])
        }
        surface.fill(cell, with: Cell(" ", style))
        surface.write(
          StyledText(text, style).asking(
            numbers?.mark(row: row, column: column), values[row][column]),
          endColumn: cell.endColumn, row: cell.row)
      }
    }
    return self.width(of: texts)
  }
}
