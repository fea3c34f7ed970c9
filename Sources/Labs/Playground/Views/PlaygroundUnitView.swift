internal import TextUI

/// One unit: its formula with its numbers, what it makes of one example, and of the whole plane.
extension PlaygroundLab {
  /// `h₁.2 = tanh(−0.33 x₁ + 1.24 x₂ + 0.10)`
  var formula: StyledText {
    guard let layer = chosenLayer, let shown, let reading = PlaygroundReading(shown, self),
      reading.layers[layer].weights.indices.contains(cursor.place.unit)
    else { return StyledText(name(cursor.place), .focus, .bold) + .muted(" is an input") }
    func number(_ value: Double, at index: Int) -> StyledText {
      let text = Numbers.fixed(value.magnitude, decimals: 2)
      let isFirst = index == 0
      let sign = value < 0 ? (isFirst ? "−" : " − ") : (isFirst ? "" : " + ")
      let role: Role = value < 0 ? .negative : .positive
      return StyledText(sign, role)
        + StyledText(text, role).asking(
          reading.mark(layer, cursor.place.unit, number: index), value)
    }
    var sum = StyledText()
    for (index, entry) in numbers(reading, layer).enumerated() {
      sum += number(entry.value, at: index)
      if index < numberCount - 1 { sum += StyledText(" " + entry.name, .ink, .italic) }
    }
    let head = StyledText(name(cursor.place), .focus, .bold) + StyledText(" = ")
    let function = reading.layers[layer].function
    return function == "linear" ? head + sum : head + .strong(function + "(") + sum + .strong(")")
  }

  func drawUnit(
    _ reading: PlaygroundReading?, _ hasFocus: Bool, on surface: inout Surface, in area: Rect
  ) {
    guard let layer = chosenLayer, let reading,
      reading.layers[layer].weights.indices.contains(cursor.place.unit)
    else {
      write([.muted("Waiting for the network…")], on: &surface, in: area)
      return
    }
    if area.columns >= 66 {
      let columns = min(40, area.columns / 2)
      let chart = area.right(min(area.columns - columns - 4, area.rows * 2 + 14))
      surface.draw(unitChart(reading, layer), in: chart)
      drawArithmetic(
        reading, layer, hasFocus, on: &surface, in: area.left(area.columns - chart.columns - 4))
      return
    }
    let rows = min(area.rows, numberCount + 6, max(9, area.rows / 2))
    drawArithmetic(reading, layer, hasFocus, on: &surface, in: area.top(rows))
    surface.draw(unitChart(reading, layer), in: area.dropTop(rows + 1))
  }

  /// The formula, every product, their sum, and what the unit makes of it.
  private func drawArithmetic(
    _ reading: PlaygroundReading, _ layer: Int, _ hasFocus: Bool, on surface: inout Surface,
    in area: Rect
  ) {
    let result = reading.followed(layer, cursor.place.unit, example: example)
    let function = reading.layers[layer].function
    let isOutput = layer == setup.units.count
    // With cross-entropy the network itself ends with the sum.
    let isProbability = isOutput && function == "sigmoid"
    let said = reading.predictions.indices.contains(example) ? reading.predictions[example] : .nan
    let output = isProbability ? (said + 1) / 2 : result.output
    let formulas = formula.wrapped(to: max(10, area.columns), hanging: 2)
    let head = Array(formulas.prefix(area.rows >= 12 ? 4 : 1))
    write(head, on: &surface, in: area)
    var marks = reading.followedMarks(layer, cursor.place.unit, example: example)
    if isProbability { marks.output.form = .share }
    let total = [
      Self.row("sum", result.sum, marks.sum),
      Self.row(function == "linear" ? "output" : function + "(sum)", output, marks.output),
    ]
    let rest = area.dropTop(head.count + (area.rows >= 12 ? 1 : 0))
    let tableRows = max(0, min(numberCount + 1, rest.rows - 2))
    surface.draw(
      table(reading, layer, hasFocus), in: rest.top(tableRows).left(38))
    write(total, on: &surface, in: rest.dropTop(tableRows).left(38))
    if rest.rows >= tableRows + 4 {
      write([exampleLine], on: &surface, in: rest.dropTop(tableRows + 3))
    }
  }

  private static func row(_ name: String, _ value: Double, _ mark: NumberMark) -> StyledText {
    let number = Numbers.fixed(value, decimals: 3, sign: .always)
    let gap = String(
      repeating: " ",
      count: max(1, 27 - name.displayWidth) + max(0, 9 - number.displayWidth))
    return .muted(name + gap) + StyledText.strong(number).asking(mark, value)
  }

  /// Which example is followed.
  private var exampleLine: StyledText {
    guard data.training.indices.contains(example) else { return StyledText() }
    let point = data.training[example]
    let target =
      data.isRegression
      ? "target \(Numbers.fixed(data.targetScale.raw(point.target), decimals: 2, sign: .always))"
      : "class \(data.classNames[point.target > 0 ? 0 : 1])"
    return .muted("for training point \(example + 1), \(target)")
  }

  private func table(_ reading: PlaygroundReading, _ layer: Int, _ hasFocus: Bool) -> Table {
    let entries = numbers(reading, layer)
    let rows = entries.enumerated().map { index, entry -> [StyledText] in
      let mark = reading.mark(layer, cursor.place.unit, number: index)
      let weight = Self.signed(entry.value).asking(mark, entry.value)
      let typed = isByHand && hand.number == index && !hand.typed.isEmpty
      let shownWeight =
        typed ? StyledText(hand.typed + "▏", .focus, .bold) : weight
      guard index < entries.count - 1 else {
        return [
          StyledText(entry.name), shownWeight, StyledText(),
          Self.signed(entry.value).asking(mark, entry.value),
        ]
      }
      let input = source(reading, layer, index)
      return [
        StyledText(entry.name, .ink, .italic), shownWeight,
        .muted("× ") + given(reading, layer, index, input),
        Self.signed(entry.value * input),
      ]
    }
    return Table(
      [
        Table.Column("from", .left, minimum: 6), Table.Column("weight", minimum: 7),
        Table.Column("× input", minimum: 9), Table.Column("= part", minimum: 8),
      ], rows: rows, focus: hasFocus ? hand.number : nil)
  }

  /// The same as it is written: the output of a unit before can be asked about.
  private func given(
    _ reading: PlaygroundReading, _ layer: Int, _ index: Int, _ input: Double
  ) -> StyledText {
    let text = Numbers.fixed(input, sign: .always)
    let blanks = StyledText(String(repeating: " ", count: max(0, 7 - text.displayWidth)))
    let mark =
      layer > 0 ? reading.followedMarks(layer - 1, index, example: example).output : nil
    return blanks + StyledText(text).asking(mark, input)
  }

  /// What the chosen unit is given for the example, from one of the units before it.
  private func source(_ reading: PlaygroundReading, _ layer: Int, _ index: Int) -> Double {
    guard layer == 0 else {
      return reading.followed(layer - 1, index, example: example).output
    }
    guard data.training.indices.contains(example) else { return .nan }
    let point = data.training[example]
    return Double(setup.features[index].value(point.x, point.y))
  }

  private static func signed(_ value: Double) -> StyledText {
    StyledText(
      Numbers.fixed(value, decimals: 3, sign: .always), value < 0 ? .negative : .positive)
  }

  /// The unit over the plane, with the example that is followed.
  private func unitChart(_ reading: PlaygroundReading, _ layer: Int) -> PlaneChart {
    let isOutput = layer == setup.units.count
    let values = isOutput ? reading.surface : reading.plane(layer, cursor.place.unit)
    let function = reading.layers[layer].function
    let largest = values.joined().reduce(0) { max($0, $1.magnitude) }
    return chart(
      values, data, ramp: isOutput && !data.isRegression ? .classes : .signed,
      limit: isOutput || Self.isBounded(function) ? 1 : Self.roundLimit(largest),
      title: .strong(name(cursor.place)), focus: followed.isEmpty ? nil : example)
  }
}
