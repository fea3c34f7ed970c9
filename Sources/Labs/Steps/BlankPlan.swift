public import Compute
public import Learning

/// Which numbers of a network's step are left blank for a learner to work out.
///
/// In the order in which they are taken away: the slopes at the last layer, which a rule of two
/// factors gives; those of the hidden layer, which need them; then values of the first layer and the
/// slopes of its parameters. Of what has several units the second is taken, so that there is another to
/// be mixed up with.
public struct BlankPlan: Equatable, Sendable {
  /// The blanks, the easiest first.
  public let elements: [TensorElement]

  /// How many there may be; further presses begin with none again.
  public static let counts = [0, 2, 4, 8]

  /// The numbers of a plan that can be blanks, as many as the largest of `counts`.
  ///
  /// - Parameters:
  ///   - rows: The plan.
  ///   - parameters: Weights and biases in the order of the layers.
  public init(_ rows: [StepRow], parameters: [TensorReading]) {
    let search = Search(rows, parameters)
    var elements: [TensorElement] = []
    for element in search.wanted + search.others where !elements.contains(element) {
      elements.append(element)
    }
    self.elements = Array(elements.prefix(Self.counts.last ?? 0))
  }

  /// The blanks if there are to be so many.
  public func elements(_ count: Int) -> [TensorElement] { Array(elements.prefix(max(0, count))) }

  /// More or fewer of them.
  public static func count(after count: Int) -> Int {
    counts.first { $0 > count } ?? counts.first ?? 0
  }
}

/// Finds the parts of a network in its plan.
private struct Search {
  private let forward: [StepRow]
  private let backward: [StepRow]
  /// Every tensor whose shape the plan tells.
  private var widths: [TensorName: Int] = [:]
  private let matrices: [TensorName]
  private let vectors: [TensorName]

  init(_ rows: [StepRow], _ parameters: [TensorReading]) {
    forward = rows.filter { $0.phase == .forward }
    backward = rows.filter { $0.phase == .backward }
    matrices = parameters.filter { $0.summary.shape.rank > 1 }.map(\.name)
    vectors = parameters.filter { $0.summary.shape.rank == 1 }.map(\.name)
    for row in rows {
      if let name = row.results.first { widths[name] = row.shape.extents.last ?? 1 }
    }
    for reading in parameters { widths[reading.name] = reading.summary.shape.extents.last ?? 1 }
  }

  /// What the design of the exercise asks for, as far as the network has it.
  var wanted: [TensorElement] {
    var wanted: [TensorElement?] = []
    let output = forward.last?.operands.first.map(sum(bentInto:))
    wanted.append(output.map { TensorElement($0.gradient, 0) })
    wanted.append(matrices.last.map { TensorElement($0.gradient, 0) })
    let hidden = matrices.last.flatMap(input(multipliedBy:))
    let isInner = hidden.map { name in row(making: name) != nil } ?? false
    if isInner, let hidden { wanted.append(second(hidden, of: hidden.gradient)) }
    let before = hidden.flatMap { row(making: $0)?.operands.first }
    if isInner, let before, row(making: before) != nil {
      wanted.append(second(before, of: before.gradient))
    }
    let sum = matrices.first.flatMap(sum(behind:))
    wanted.append(sum.map { TensorElement($0, 0) })
    let bent = sum.flatMap { sum in forward.first { $0.operands.first == sum } }?.results.first
    if let bent { wanted.append(second(bent, of: bent)) }
    wanted.append(matrices.first.map { TensorElement($0.gradient, 0) })
    if let bias = vectors.first { wanted.append(second(bias, of: bias.gradient)) }
    return wanted.compactMap { $0 }
  }

  /// What else backward makes, and then forward, where there is less than that.
  var others: [TensorElement] {
    (backward + forward.dropLast()).compactMap { row in
      row.results.first.map { second($0, of: $0) }
    }
  }

  private func row(making name: TensorName) -> StepRow? {
    forward.first { $0.results.first == name }
  }

  /// What the answer was before its bend, where an instruction of its own bends it.
  private func sum(bentInto answer: TensorName) -> TensorName {
    guard let row = row(making: answer), row.operands.count == 1, let sum = row.operands.first,
      self.row(making: sum) != nil
    else { return answer }
    return sum
  }

  /// What a matrix of weights is multiplied with.
  private func input(multipliedBy weights: TensorName) -> TensorName? {
    forward.first { $0.operands.contains(weights) }?.operands.first { $0 != weights }
  }

  /// The product with the first weights, with its bias if it has one.
  private func sum(behind weights: TensorName) -> TensorName? {
    guard let product = forward.first(where: { $0.operands.contains(weights) })?.results.first
    else { return nil }
    let next = forward.first { $0.operands.contains(product) }
    let adds = next.map { $0.operands.contains(where: vectors.contains) } ?? false
    return adds ? next?.results.first : product
  }

  /// The second element along the last axis, or the only one.
  private func second(_ name: TensorName, of tensor: TensorName) -> TensorElement {
    TensorElement(tensor, (widths[name] ?? 1) > 1 ? 1 : 0)
  }
}
