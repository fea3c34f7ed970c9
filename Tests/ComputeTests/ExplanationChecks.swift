import Compute
import Testing

/// What must hold of any explanation.
enum ExplanationChecks {
  /// The terms make the value but for rounding, and every element in them is one that the machine
  /// has, with the number that the machine reads.
  static func check(
    _ why: Explanation, in machine: borrowing Machine, tolerance: Double = 1e-5,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if !why.terms.isEmpty {
      let size = why.terms.reduce(abs(Double(why.value))) { max($0, abs($1.contribution)) }
      #expect(
        abs(why.combined - Double(why.value)) <= tolerance * max(size, 1e-6),
        "\(why.symbols) = \(why.numbers) is \(why.combined), not \(why.value)",
        sourceLocation: sourceLocation)
    }
    #expect(why.isCurrent, sourceLocation: sourceLocation)
    for term in why.terms {
      let product = term.factors.reduce(1) { $0 * $1.value }
      #expect(
        abs(product - term.contribution) <= 1e-9 * max(1, abs(product)),
        "\(term.symbols) is not \(term.contribution)", sourceLocation: sourceLocation)
    }
    var held: [TensorName: [Float]] = [:]
    for reading in why.elements where reading.element.position == nil {
      let (name, index) = (reading.element.name, reading.element.index)
      if held[name] == nil { held[name] = machine.read(name) }
      let scalars = held[name] ?? []
      #expect(
        scalars.indices.contains(index) && scalars[index] == reading.value,
        "\(reading.element) does not hold \(reading.value)", sourceLocation: sourceLocation)
    }
    #expect(!why.symbols.isEmpty && !why.numbers.isEmpty && !why.symbols.contains("?"))
  }

  /// The explanation of an element, which must be there.
  static func explain(
    _ name: TensorName, _ index: Int = 0, in machine: borrowing Machine, endsStep: Bool = false
  ) throws -> Explanation {
    let why = Explainer(machine.plan).explain(
      TensorElement(name, index), in: machine, endsStep: endsStep)
    return try #require(why)
  }

  /// Opens an element and all that it was made of, and what those were made of, down to what nothing
  /// made; returns how many there were. A circle is a failure.
  static func openAll(
    from element: TensorElement, _ explainer: Explainer, in machine: borrowing Machine,
    endsStep: Bool = false
  ) -> Int {
    var finished: Set<TensorElement> = []
    var open: Set<TensorElement> = []
    // A stack of its own, since a sequence is deep.
    var stack = [element]
    while let top = stack.last {
      if finished.contains(top) {
        stack.removeLast()
        continue
      }
      guard let why = explainer.explain(top, in: machine, endsStep: endsStep) else {
        Issue.record("\(top) cannot be opened.")
        return 0
      }
      if !open.insert(top).inserted {
        finished.insert(top)
        stack.removeLast()
        continue
      }
      if why.terms.isEmpty {
        #expect(why.instruction == nil || why.value == 0, "\(top) comes of nothing.")
      }
      for reading in why.elements where !finished.contains(reading.element) {
        if open.contains(reading.element) {
          Issue.record("\(reading.element) is a part of itself.")
          return 0
        }
        stack.append(reading.element)
      }
    }
    return finished.count
  }

  /// Up to `count` places in a list, always the same.
  static func places(_ count: Int, of length: Int, _ generator: inout SeededGenerator) -> [Int] {
    length <= count
      ? Array(0..<length) : (0..<count).map { _ in Int(generator.below(length)) }
  }
}

extension OpProblem {
  /// A machine that shows everything, with a batch that is not full.
  func shownMachine() throws -> Machine {
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(),
        options: PlanOptions(kernels: .reference, differentiatesInputs: true)))
    for (name, scalars) in tensors { machine.write(scalars.map { Float($0) }, to: name) }
    machine.examples = Self.examples
    return machine
  }
}
