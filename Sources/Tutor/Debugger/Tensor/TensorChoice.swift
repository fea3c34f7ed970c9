internal import Compute
internal import Labs
internal import Learning

/// Which tensor is opened, and which of its numbers is looked at.
struct TensorChoice: Equatable, Sendable {
  /// The value or its gradient: they are shown beside each other.
  enum Side: Equatable, Sendable { case value, slope }

  /// One that stays open wherever the run goes; nil opens what the chosen instruction speaks of.
  private(set) var pinned: TensorName?
  /// Which of the tensors that the instruction speaks of, what it makes first.
  private(set) var slot = 0
  /// Which of the two the cursor is on.
  private(set) var side = Side.value
  /// Where it is in it.
  var cursor = TensorCursor()
  /// The value's name.
  private(set) var name: TensorName?
  /// The name that it was opened by: the value's or the gradient's.
  private var mentioned: TensorName?

  /// What an instruction speaks of: what it makes, then what it reads, each once.
  static func names(of row: StepRow) -> [TensorName] {
    var seen: Set<TensorName> = []
    let mentioned = row.operands.filter { Notation.mentions($0, in: row.text) }
    // Backward knows all of an op's operands, and needs few of them.
    let read = row.phase == .backward && !mentioned.isEmpty ? mentioned : row.operands
    return (row.results + read).filter { seen.insert($0).inserted }
  }

  /// Opens what an instruction makes.
  mutating func open(_ row: StepRow?, in report: StepReport) {
    pinned = nil
    slot = 0
    show(row, in: report)
  }

  /// Opens another tensor that the instruction speaks of; false if there is none.
  mutating func leaf(by count: Int, in row: StepRow, _ report: StepReport) -> Bool {
    let names = Self.names(of: row)
    guard pinned == nil, names.indices.contains(slot + count) else { return false }
    slot += count
    show(row, in: report)
    return true
  }

  /// Opens one of them.
  mutating func open(slot: Int, of row: StepRow, in report: StepReport) {
    guard Self.names(of: row).indices.contains(slot) else { return }
    pinned = nil
    self.slot = slot
    show(row, in: report)
  }

  /// Opens a tensor and leaves it open.
  mutating func pin(_ tensor: TensorName, in report: StepReport) {
    pinned = tensor
    open(tensor, in: report)
  }

  /// Opens an element of a tensor and leaves it open.
  mutating func pin(_ element: TensorElement, coordinates: [Int], in report: StepReport) {
    pin(element.name, in: report)
    if !cursor.extents.isEmpty {
      cursor = TensorCursor(extents: cursor.extents, index: element.index)
    }
  }

  /// Lets go of what was left open; false if nothing was.
  mutating func unpin(_ row: StepRow?, in report: StepReport) -> Bool {
    guard pinned != nil else { return false }
    mentioned = nil
    open(row, in: report)
    return true
  }

  /// What the run says of its shape, and of what there is to open.
  mutating func update(_ row: StepRow?, in report: StepReport) {
    if pinned == nil { show(row, in: report) }
    if let opened = report.opened, opened.reading.name == name {
      cursor.fit(opened.reading.summary.shape.extents)
      if opened.gradient == nil { side = .value }
    }
  }

  /// To the other side; false if there is none.
  mutating func turn(in report: StepReport) -> Bool {
    guard let opened = report.opened, opened.reading.name == name, opened.gradient != nil else {
      return false
    }
    side = side == .value ? .slope : .value
    return true
  }

  /// To this side.
  mutating func turn(to side: Side) { self.side = side }

  /// The element that the cursor is on; nil while the tensor's shape is not known.
  var element: TensorElement? {
    guard let name else { return nil }
    return TensorElement(side == .slope ? name.gradient : name, cursor.index)
  }

  /// The element's value, if its gradient is looked at: what can be moved.
  var valueElement: TensorElement? { name.map { TensorElement($0, cursor.index) } }

  private mutating func show(_ row: StepRow?, in report: StepReport) {
    guard let row else { return }
    let names = Self.names(of: row)
    guard let tensor = names.indices.contains(slot) ? names[slot] : names.first else { return }
    // The side that it was turned to stays until something else is opened.
    if tensor != mentioned { open(tensor, in: report) }
  }

  private mutating func open(_ tensor: TensorName, in report: StepReport) {
    let value = tensor.ofValue
    mentioned = tensor
    side = tensor.isGradient ? .slope : .value
    guard value != name else { return }
    name = value
    cursor = TensorCursor(extents: report.extents(of: value) ?? [])
  }
}

extension StepReport {
  /// A tensor in a few numbers, if the report has it.
  func reading(of name: TensorName) -> TensorReading? {
    if let opened, opened.reading.name == name { return opened.reading }
    if let found = parameters.first(where: { $0.name == name }) { return found }
    if let found = inputs.first(where: { $0.name == name }) { return found }
    return results.lazy.compactMap { $0 }.first { $0.name == name }
  }

  /// The shape of a tensor, if the report says it; a gradient has that of its value.
  func extents(of name: TensorName) -> [Int]? {
    (reading(of: name) ?? reading(of: name.gradient))?.summary.shape.extents
  }

  /// The opened tensor, if it is this one.
  func opened(_ name: TensorName?) -> OpenedTensor? {
    guard let opened, opened.reading.name == name else { return nil }
    return opened
  }

  /// Why an element is what it is, if that was asked for and is known.
  func explanation(of element: TensorElement) -> Explanation? {
    explanations.lazy.compactMap { $0 }.first { $0.target == element }
  }
}
