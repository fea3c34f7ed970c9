/// One number of a plan: an element of a tensor.
public struct TensorElement: Hashable, Sendable, CustomStringConvertible {
  /// The tensor's name.
  public let name: TensorName
  /// Counted row after row, within the batch.
  public let index: Int
  /// How many instructions of the step had been run when it held the number that is meant; nil for
  /// what it holds now. Explanations say so of what the update has changed since, which is all that
  /// can be asked for at an earlier moment.
  public let position: Int?

  /// What an element holds now, unless `position` says when.
  public init(_ name: TensorName, _ index: Int, position: Int? = nil) {
    self.name = name
    self.index = index
    self.position = position
  }

  /// The name and the number, for a log.
  public var description: String {
    "\(name)[\(index)]" + (position.map { " after \($0) instructions" } ?? "")
  }
}

/// An element and the number that it holds.
public struct ElementReading: Hashable, Sendable {
  /// Which one; to be opened in turn.
  public let element: TensorElement
  /// The number.
  public let value: Float
}

/// What the tensors of a rule are, by their numbers.
struct TensorTable: Sendable {
  struct Entry: Sendable {
    let name: TensorName
    /// With the examples of this batch as the first, where it is batched.
    let extents: [Int]
    let isBatched: Bool
    /// See `TensorElement.position`.
    let position: Int?
  }

  private var entries: [Entry?] = Array(repeating: nil, count: OpTensor.numberCount)

  subscript(number: Int32) -> Entry? {
    get { entries[Int(number)] }
    set { entries[Int(number)] = newValue }
  }

  /// The element that a rule means.
  func reading(_ element: RuleElement) -> ElementReading? {
    self[element.tensor].map { entry in
      ElementReading(
        element: TensorElement(entry.name, element.index, position: entry.position),
        value: element.value)
    }
  }
}

extension TensorTable.Entry {
  /// Where an element is along each axis, from 0.
  func coordinates(of index: Int) -> [Int] {
    var rest = index
    var coordinates = extents
    for axis in extents.indices.reversed() {
      let extent = max(1, extents[axis])
      (rest, coordinates[axis]) = (rest / extent, rest % extent)
    }
    return coordinates
  }

  /// Whether the first axis goes without saying, there being one example.
  private var hidesBatch: Bool { isBatched && extents.first == 1 && extents.count > 1 }

  /// `hidden[3, 2]`, counted from 1, with `places` in the place of some numbers; the batch is left
  /// out where it is one example.
  func text(_ index: Int, replacing places: [Int: String] = [:]) -> String {
    var parts = coordinates(of: index).enumerated().map { axis, number in
      places[axis] ?? String(number + 1)
    }
    if hidesBatch { parts.removeFirst() }
    let isOnlyOne = extents.allSatisfy { $0 == 1 } && places.isEmpty
    return parts.isEmpty || isOnlyOne ? name.text : "\(name)[\(parts.joined(separator: ", "))]"
  }
}
