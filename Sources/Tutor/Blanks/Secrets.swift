internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// Numbers that are to be worked out, and every other number of the step that would tell them.
///
/// A slope passes many instructions unchanged: a bias has that of its sum, a product that of the sum
/// behind it. So what is hidden is not only the blank but whatever is written as it is, but for the
/// sign: of values if it is a value, of slopes if it is a slope. What the step begins with and ends
/// in, inputs, targets, parameters and the loss, is never hidden: blanks are worked out of it. A 0
/// comes about in many ways: it hides only what passes it on, instruction by instruction.
struct Secrets: Equatable, Sendable {
  private var elements: Set<TensorElement> = []
  /// Blanks that have been filled: they may be seen whatever else is hidden.
  private var open: Set<TensorElement> = []
  /// What a step computes on its way.
  private var computed: Set<TensorName> = []
  private var values: Set<String> = []
  private var slopes: Set<String> = []
  /// Blanks that are exactly 0, and what is the same number by its rule.
  private var zeros: Set<TensorElement> = []

  /// Nothing is hidden.
  init() {}

  /// What the blanks of a step hide.
  init(_ blanks: Blanks, in report: StepReport) {
    elements = blanks.hidden
    guard !elements.isEmpty else { return }
    open = Set(blanks.elements).subtracting(elements)
    computed = Set(report.rows.flatMap(\.results))
      .subtracting(report.parameters.map(\.name))
      .subtracting(report.inputs.map(\.name))
    let loss = report.rows.last { $0.phase == .forward }?.results.first
    if let loss { computed.subtract([loss, loss.gradient]) }
    for element in elements {
      guard let value = Self.value(of: element, in: report), value.isFinite else { continue }
      if value == 0 {
        zeros.formUnion(Self.passing(element, in: report.rows))
      } else if element.name.isGradient {
        slopes.insert(Self.written(value))
      } else {
        values.insert(Self.written(value))
      }
    }
  }

  /// Whether there is nothing to hide.
  var isEmpty: Bool { elements.isEmpty }

  /// Whether an element must not be read: a blank, or one that holds the number of a blank.
  ///
  /// - Parameter isThere: Whether it has been computed in this step: before that it tells nothing.
  func hides(_ element: TensorElement, _ value: Float, isThere: Bool = true) -> Bool {
    guard !isEmpty else { return false }
    if elements.contains(element) { return true }
    guard isThere, !open.contains(element) else { return false }
    return value == 0 ? zeros.contains(element) : hides(value, like: element.name)
  }

  /// Whether something that is said of a tensor, as its norm or its largest number, tells a blank.
  func hides(_ value: Float, like name: TensorName) -> Bool {
    guard !isEmpty, computed.contains(name) else { return false }
    if value == 0 { return zeros.contains { $0.name == name } }
    return (name.isGradient ? slopes : values).contains(Self.written(value))
  }

  /// Whether one of the numbers that something is made of must not be read.
  func hides(anyOf readings: [ElementReading]) -> Bool {
    !isEmpty && readings.contains { hides($0.element, $0.value) }
  }

  /// An element, and those that instructions make of it, or it of them, as it is: slopes go through a
  /// sum unchanged, and everything through a new shape.
  private static func passing(
    _ element: TensorElement, in rows: [StepRow]
  ) -> Set<TensorElement> {
    var counts: [TensorName: Int] = [:]
    for row in rows where row.phase != .zero && row.phase != .update {
      if let name = row.results.first { counts[name] = row.shape.count }
    }
    var names: Set = [element.name]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for row in rows where passes(row) {
        guard let result = row.results.first else { continue }
        for operand in row.operands
        where result.isGradient == operand.isGradient && counts[result] == counts[operand]
          && names.contains(result) != names.contains(operand)
        {
          names.formUnion([result, operand])
          isGrowing = true
        }
      }
    }
    return Set(names.map { TensorElement($0, element.index) })
  }

  private static func passes(_ row: StepRow) -> Bool {
    switch row.phase {
    case .backward: ["add", "biasAdd", "flatten"].contains(row.operation)
    case .forward: row.operation == "flatten"
    case .zero, .update: false
    }
  }

  /// Three digits, without the sign: who reads them knows the number.
  private static func written(_ value: Float) -> String {
    Numbers.significant(Double(value.magnitude))
  }

  /// Nil before this step has computed it.
  private static func value(of element: TensorElement, in report: StepReport) -> Float? {
    if let why = report.explanation(of: element) { return why.isComputed ? why.value : nil }
    // It has not been explained yet, but may be seen.
    if let reading = report.reading(of: element.name), reading.readiness != .toCome {
      return reading.values.indices.contains(element.index) ? reading.values[element.index] : nil
    }
    guard let reading = report.reading(of: element.name.ofValue),
      reading.gradientReadiness != .toCome, reading.gradientValues.indices.contains(element.index)
    else { return nil }
    return reading.gradientValues[element.index]
  }
}

extension Explanation {
  /// Whether the number itself is to be worked out, or tells one that is.
  func isHidden(by secrets: Secrets) -> Bool {
    secrets.hides(target, value, isThere: isComputed)
  }

  /// Whether its numbers would give a blank away.
  func speaks(of secrets: Secrets) -> Bool {
    isHidden(by: secrets) || secrets.hides(anyOf: elements)
  }
}
