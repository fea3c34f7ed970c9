internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// Tensors by their names, for those who type them.
extension DebuggerScreen {
  /// Everything that the plan speaks of, each once.
  var tensorNames: [String] {
    var seen: Set<TensorName> = []
    let all =
      report.inputs.map(\.name) + report.parameters.map(\.name) + report.rows.flatMap(\.results)
    return all.filter { seen.insert($0).inserted }.map(\.text)
  }

  /// A tensor, or the gradient of one, in a few numbers.
  func reading(named text: String) -> TensorReading? {
    let name = TensorName(text)
    return report.reading(of: name) ?? report.reading(of: name.ofValue)
  }

  /// The number of an element by its place along the axes, counted from 1; the batch may be left out
  /// where it is one example, and everything for a single number. No place is the first element.
  func index(of place: [Int], in reading: TensorReading) -> Int? {
    let extents = reading.summary.shape.extents
    var place = place.map { $0 - 1 }
    if place.isEmpty { return 0 }
    if extents.reduce(1, *) == 1 { return place.allSatisfy { $0 == 0 } ? 0 : nil }
    if place.count == extents.count - 1, extents.first == 1 { place.insert(0, at: 0) }
    guard place.count == extents.count,
      zip(place, extents).allSatisfy({ 0..<$1 ~= $0 })
    else { return nil }
    return zip(extents, place).reduce(0) { $0 * $1.0 + $1.1 }
  }

  /// Asks why a number is what it is.
  mutating func ask(why element: TensorElement) -> [ScreenRequest] {
    why.open(element)
    noteAsked(.tensor(element.name, step: report.position.step))
    return watchRequests()
  }

  /// `hidden.weight, [2 × 2]: norm 1.25, slope norm 0.715`
  func parameterLines(_ style: PlainStyle) -> [String] {
    report.parameters.flatMap { reading -> [String] in
      var words = "\(reading.name), \(reading.summary.shape): "
      words += "norm \(Numbers.significant(reading.summary.norm))"
      if let gradient = reading.gradient, reading.gradientReadiness != .toCome,
        !secrets.hides(Float(gradient.norm), like: reading.name.gradient)
      {
        words += ", slope norm \(Numbers.significant(gradient.norm))"
      }
      return style.lines("  " + words, hanging: 4)
    }
  }

  /// Its numbers where there are few, and their slopes.
  func lines(of reading: TensorReading, _ style: PlainStyle) -> [String] {
    let figures = reading.figures(hiding: secrets)
    let slopes = reading.figures(ofGradient: true, hiding: secrets)
    guard !figures.isEmpty else {
      let summary = reading.summary
      var words = "\(reading.name), \(summary.shape): norm \(Numbers.significant(summary.norm))"
      words += ", \(Numbers.percent(summary.zeroShare, decimals: 0)) zeros."
      return style.lines(words)
    }
    let extents = reading.summary.shape.extents
    return style.lines("\(reading.name), \(reading.summary.shape):")
      + figures.indices.flatMap { index -> [String] in
        let place = StepReport.place(
          TensorCursor(extents: extents, index: index),
          isParameter: report.isParameter(reading.name))
        var words = "\(reading.name)\(place) \(figures[index].spoken)"
        if slopes.indices.contains(index) { words += ", slope \(slopes[index].spoken)" }
        return style.lines("  " + words, hanging: 4)
      }
  }
}
