/// Some elements of one tensor.
public enum TensorPart: Hashable, Sendable {
  /// One element, counted row after row.
  case element(Int)
  /// The elements with these numbers along each axis, nil for all of them; axes that are left out at
  /// the end are taken whole. The first axis of a value is the example.
  case block([Range<Int>?])
  /// All of them.
  case all

  /// The elements with this number along an axis: a unit, a head, a channel, in every example.
  ///
  /// - Parameters:
  ///   - number: from 0.
  ///   - axis: 1 for the units of a dense layer, the heads of attention weights, the channels of a
  ///     picture; 0 for a row of a weight matrix or a kernel.
  public static func slice(_ number: Int, ofAxis axis: Int) -> TensorPart {
    .block(Array(repeating: nil, count: axis) + [number..<number + 1])
  }

  /// The places of the elements in a tensor with these extents, in order; those that it does not
  /// have, such as examples beyond a short batch, are passed over.
  func indices(extents: [Int]) -> [Int] {
    let count = extents.reduce(1, *)
    switch self {
    case .element(let index): return (0..<count).contains(index) ? [index] : []
    case .all: return Array(0..<count)
    case .block(let ranges):
      guard ranges.count <= extents.count else { return [] }
      var places = [0]
      for (axis, extent) in extents.enumerated() {
        let wanted = axis < ranges.count ? ranges[axis] ?? 0..<extent : 0..<extent
        let numbers = wanted.clamped(to: 0..<extent)
        places = places.flatMap { place in numbers.map { place * extent + $0 } }
      }
      return places
    }
  }
}
