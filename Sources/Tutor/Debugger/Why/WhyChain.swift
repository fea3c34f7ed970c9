internal import Compute

/// The way from a number down to what it was made of, and further down: the elements that have been
/// opened one after the other.
struct WhyChain: Equatable, Sendable {
  /// A number that was opened.
  struct Step: Equatable, Sendable {
    let element: TensorElement
    /// Which of the numbers that it was made of is chosen.
    var choice = 0
  }

  /// From the one that was asked about first.
  private(set) var steps: [Step] = []
  /// Whether it goes down by itself, to where a number that is not finite has come from.
  var seeksCulprit = false

  /// Whether a number is asked about.
  var isOpen: Bool { !steps.isEmpty }
  /// The number that is explained.
  var current: Step? { steps.last }
  /// All of them, the last opened first: what is seen has to be known first.
  var elements: [TensorElement] { steps.reversed().map(\.element) }

  /// Asks about a number anew.
  mutating func open(_ element: TensorElement) {
    self = WhyChain()
    steps = [Step(element: element)]
  }

  /// Goes down to a number that the last one was made of.
  mutating func descend(to element: TensorElement) { steps.append(Step(element: element)) }

  /// Back up; the first step back closes it.
  mutating func ascend() {
    seeksCulprit = false
    _ = steps.popLast()
  }

  /// Chooses another of so many numbers; false at an end.
  mutating func choose(_ choice: Int, of count: Int) -> Bool {
    guard let last = steps.indices.last, 0..<count ~= choice, steps[last].choice != choice else {
      return false
    }
    steps[last].choice = choice
    return true
  }

  /// Nothing is asked any more.
  mutating func close() { self = WhyChain() }
}
