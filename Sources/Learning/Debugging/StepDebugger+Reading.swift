public import Compute

// What is there at this place.
extension StepDebugger {
  /// The elements of a tensor in row-major order, by any name that it answers to; nil if there is none
  /// of this name. What is still to come in this step reads as zero.
  public func values(of name: TensorName) -> [Float]? { trainer.read(name) }

  /// One element; nil if there is none.
  public func value(of element: TensorElement) -> Float? {
    guard let scalars = values(of: element.name), scalars.indices.contains(element.index) else {
      return nil
    }
    return scalars[element.index]
  }

  /// The gradient of the loss for a tensor; nil if the plan has none for it.
  public func gradient(of name: TensorName) -> [Float]? { trainer.read(known(name).gradient) }

  /// The names of what is loaded with each batch: the examples, and what is to be said of them.
  public var inputs: [TensorName] { map.inputs }

  /// How far a tensor is; nil if there is none of this name.
  public func readiness(of name: TensorName) -> Readiness? {
    let name = known(name)
    guard plan.slots[name] != nil else { return nil }
    return map.readiness(of: name, at: position.instruction)
  }

  /// Whether a tensor holds what this step makes of it, or begins with.
  public func isComputed(_ name: TensorName) -> Bool {
    readiness(of: name)?.isComputed ?? false
  }

  /// The numbers of the instructions that make a tensor, one behind the other where it is made in
  /// parts; none for what is given.
  public func instructions(making name: TensorName) -> [Int] { map.writers[known(name)] ?? [] }

  /// The shape of a tensor with as many examples as this batch has.
  public func shape(of name: TensorName) -> Shape? {
    guard let slot = plan.slots[known(name)] else { return nil }
    guard slot.isBatched else { return slot.shape }
    return Shape([trainer.machine.examples] + slot.shape.extents.dropFirst())
  }

  /// A tensor in a few numbers; nil if there is none of this name.
  public func summary(of name: TensorName) -> TensorSummary? {
    guard let scalars = values(of: name), let shape = shape(of: name) else { return nil }
    return TensorSummary(scalars, shape: shape)
  }

  /// The part of a tensor that fits into so many rows and columns, which are numbers along its last
  /// two axes; nil if there is none of this name, or no such example.
  ///
  /// - Parameter leading: The numbers along the axes before, such as the example and the head; 0 for
  ///   those that are left out.
  public func window(
    of name: TensorName, at leading: [Int] = [], rows: Range<Int> = 0..<Int.max,
    columns: Range<Int> = 0..<Int.max
  ) -> TensorWindow? {
    guard let scalars = values(of: name), let extents = shape(of: name)?.extents else {
      return nil
    }
    let columnCount = extents.last ?? 1
    let rowCount = extents.dropLast().last ?? 1
    var start = 0
    for (axis, extent) in extents.dropLast(2).enumerated() {
      let number = axis < leading.count ? leading[axis] : 0
      guard 0..<extent ~= number else { return nil }
      start = start * extent + number
    }
    start *= rowCount * columnCount
    let (rows, columns) = (rows.clamped(to: 0..<rowCount), columns.clamped(to: 0..<columnCount))
    let values = rows.flatMap { row in columns.map { scalars[start + row * columnCount + $0] } }
    return TensorWindow(
      rows: rows, columns: columns, rowCount: rowCount, columnCount: columnCount,
      values: values, start: start)
  }

  /// Why an element holds what it holds here; nil if there is no such element.
  public func explain(_ element: TensorElement) -> Explanation? {
    trainer.explain(element, with: explainer, endsStep: isAtEndOfStep)
  }

  /// What the plan calls a tensor.
  func known(_ name: TensorName) -> TensorName {
    if let known = trainer.names[name] { return known }
    return name
  }
}
