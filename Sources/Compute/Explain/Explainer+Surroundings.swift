internal import Kernels

// What a number, or a factor of it, may be mixed up with.
extension Explainer {
  /// Of more terms nobody computes a number by hand.
  private static var mostTerms: Int { 64 }
  /// How many instructions something may be taken from too early or too late.
  private static var reach: Int { 4 }

  /// Everything that slips of an element need, read where it is explained.
  func surroundings(
    of element: TensorElement, _ terms: [Explanation.Term], at position: Int,
    in memory: StepMemory
  ) -> Surroundings {
    guard (1...Self.mostTerms).contains(terms.count), let slot = plan.slots[element.name] else {
      return Surroundings()
    }
    let reader = SurroundingReader(explainer: self, position: position, memory: memory)
    let loss = plan.loss.flatMap { plan.graph.value(named: $0) }
    let gradient = plan.valueOfGradient(element.name)
    var surroundings = Surroundings(
      examples: memory.examples, isMean: gradient != nil || element.name == plan.loss,
      targets: Set(loss.map { plan.graph[$0].inputs.dropFirst().map { plan.graph[$0].name } } ?? [])
    )
    let coordinates = entry(element.name, slot, in: memory).coordinates(of: element.index)
    if let value = gradient {
      surroundings.slips += reader.slips(ofGradient: value, element.index)
    } else if let value = plan.graph.value(named: element.name) {
      surroundings.slips += reader.slips(ofValue: value, element.index)
    }
    surroundings.slips += reader.neighbours(of: element, slot)
    var indices: [TensorName: Set<Int>] = [:]
    for factor in terms.flatMap(\.factors) where factor.isElement {
      guard let read = factor.elements.first?.element, read.position == nil else { continue }
      indices[read.name, default: []].insert(read.index)
    }
    for name in indices.keys.sorted() {
      surroundings.alternatives += reader.alternatives(
        to: name, indices[name] ?? [], forTargetAt: coordinates.first ?? 0)
    }
    return surroundings
  }

  /// Reads numbers around one that is explained.
  private struct SurroundingReader {
    let explainer: Explainer
    let position: Int
    let memory: StepMemory

    var plan: Plan { explainer.plan }

    // MARK: Numbers for the number itself

    /// Of a gradient: the value itself, and what arrives before this op has done its part.
    func slips(ofGradient value: Graph.Value, _ index: Int) -> [Slip] {
      var slips: [Slip] = []
      let name = plan.graph[value].name
      if let own = read(name, index), isMade(value) {
        slips.append(
          isRead(byLoss: value)
            ? Slip(.target, own, "That is the answer; the target still has to be taken away.")
            : Slip(.place, own, "That is \(text(name, index)) itself, not the slope of the loss."))
      }
      guard let next = next(value), hasSameCount(next, value) else { return slips }
      if let answer = read(plan.graph[next].name, index), isRead(byLoss: next), isMade(next) {
        slips.append(
          Slip(.target, answer, "That is the answer; the target still has to be taken away."))
      }
      if let arriving = read(plan.graph[next].name.gradient, index) {
        slips.append(Slip(.localSlope, arriving, missing(next)))
      }
      return slips
    }

    /// Of a value: what it becomes next, and what it was before.
    func slips(ofValue value: Graph.Value, _ index: Int) -> [Slip] {
      var slips: [Slip] = []
      if let next = next(value), hasSameCount(next, value), isMade(next),
        let later = read(plan.graph[next].name, index)
      {
        slips.append(
          Slip(.place, later, "That is \(text(plan.graph[next].name, index)), one step too far."))
      }
      if let before = previous(value), hasSameCount(before, value),
        let earlier = read(plan.graph[before].name, index)
      {
        slips.append(
          Slip(
            .place, earlier, "That is \(text(plan.graph[before].name, index)), one step too early."
          ))
      }
      return slips
    }

    /// Elements beside it along each axis, and with rows for columns.
    func neighbours(of element: TensorElement, _ slot: Slot) -> [Slip] {
      let extents = extents(slot)
      let coordinates = explainer.entry(element.name, slot, in: memory)
        .coordinates(of: element.index)
      var others: [Int] = []
      var stride = 1
      for axis in extents.indices.reversed() {
        for step in [-1, 1] where (0..<extents[axis]).contains(coordinates[axis] + step) {
          others.append(element.index + step * stride)
        }
        stride *= extents[axis]
      }
      if extents.count == 2, extents[0] == extents[1] {
        others.append(coordinates[1] * extents[1] + coordinates[0])
      }
      let own = text(element.name, element.index)
      return others.compactMap { other in
        guard other != element.index, let number = read(element.name, other) else { return nil }
        return Slip(.unit, number, "That is \(text(element.name, other)); this is about \(own).")
      }
    }

    // MARK: Numbers for factors

    /// What may be taken for elements of a tensor.
    ///
    /// - Parameter row: where along its first axis the number is that is computed.
    func alternatives(
      to name: TensorName, _ indices: Set<Int>, forTargetAt row: Int
    ) -> [Surroundings.Alternative] {
      if let value = plan.valueOfGradient(name) {
        return chain(after: value).filter { hasSameCount($0, value) }.map { later in
          alternative(
            .localSlope, plan.graph[later].name.gradient, to: name, indices, missing(later)
          ) { $0 }
        }
      }
      guard let value = plan.graph.value(named: name) else { return [] }
      if plan.graph[value].isParameter { return transposed(name, indices) }
      var others: [Surroundings.Alternative] = []
      if let before = previous(value), hasSameCount(before, value) {
        others.append(partner(plan.graph[before].name, to: name, indices) { $0 })
      }
      for later in chain(after: value) where isMade(later) {
        let other = plan.graph[later].name
        if hasSameCount(later, value) { others.append(partner(other, to: name, indices) { $0 }) }
        guard let inner = width(of: value), let outer = width(of: later), row < outer
        else { continue }
        // The unit that the weight leads to, of the same example.
        others.append(
          partner(other, to: name, indices) { $0 / inner * outer + row })
      }
      return others
    }

    private func partner(
      _ other: TensorName, to name: TensorName, _ indices: Set<Int>, _ place: (Int) -> Int
    ) -> Surroundings.Alternative {
      let sample = indices.min() ?? 0
      let sentence =
        "That takes \(text(other, place(sample))) for \(text(name, sample)): "
        + "a wrong partner in the product."
      return alternative(.partner, other, to: name, indices, sentence, place)
    }

    private func transposed(
      _ name: TensorName, _ indices: Set<Int>
    ) -> [Surroundings.Alternative] {
      guard let slot = plan.slots[name], slot.shape.rank == 2,
        slot.shape.extents[0] == slot.shape.extents[1]
      else { return [] }
      let width = slot.shape.extents[1]
      return [
        alternative(
          .partner, name, to: name, indices, "That takes the rows of \(name) for its columns."
        ) { $0 % width * width + $0 / width }
      ]
    }

    private func alternative(
      _ kind: Slip.Kind, _ other: TensorName, to name: TensorName, _ indices: Set<Int>,
      _ sentence: String, _ place: (Int) -> Int
    ) -> Surroundings.Alternative {
      var values: [Int: Double] = [:]
      for index in indices { values[index] = read(other, place(index)) }
      return Surroundings.Alternative(
        kind: kind, tensor: name, sentence: sentence, values: values)
    }

    // MARK: The network around

    private func missing(_ value: Graph.Value) -> String {
      "The slope of \(plan.graph[value].op?.name ?? "the step") is missing."
    }

    /// What is made of a value first.
    private func next(_ value: Graph.Value) -> Graph.Value? {
      explainer.map.readers[value.index]?.map(\.node).min().map { Graph.Value(index: $0) }
    }

    private func chain(after value: Graph.Value) -> [Graph.Value] {
      var chain: [Graph.Value] = []
      var last = value
      while chain.count < Explainer.reach, let next = next(last) {
        chain.append(next)
        last = next
      }
      return chain
    }

    /// What a value was made of, weights and the like left out.
    private func previous(_ value: Graph.Value) -> Graph.Value? {
      plan.graph[value].inputs.first { input in
        !plan.graph[input].isParameter && !plan.graph[input].isBuffer
      }
    }

    private func isRead(byLoss value: Graph.Value) -> Bool {
      next(value).map { plan.graph[$0].name == plan.loss } ?? false
    }

    private func isMade(_ value: Graph.Value) -> Bool {
      guard plan.graph[value].op != nil else { return true }
      return explainer.map.forward[value.index]?.last.map { $0 < position } ?? false
    }

    private func hasSameCount(_ a: Graph.Value, _ b: Graph.Value) -> Bool {
      count(a) == count(b) && count(a) != nil
    }

    private func count(_ value: Graph.Value) -> Int? {
      plan.slots[plan.graph[value].name].map(memory.count)
    }

    /// The units of a value that has a row for each example.
    private func width(of value: Graph.Value) -> Int? {
      guard let slot = plan.slots[plan.graph[value].name], slot.isBatched, slot.shape.rank == 2
      else { return nil }
      return slot.shape.extents[1]
    }

    private func extents(_ slot: Slot) -> [Int] {
      var extents = slot.shape.extents
      if slot.isBatched { extents[0] = memory.examples }
      return extents
    }

    private func read(_ name: TensorName, _ index: Int) -> Double? {
      guard let slot = plan.slots[name], (0..<memory.count(slot)).contains(index) else {
        return nil
      }
      return Double(
        explainer.value(of: TensorElement(name, index), slot, at: position, in: memory))
    }

    private func text(_ name: TensorName, _ index: Int) -> String {
      plan.slots[name].map { explainer.entry(name, $0, in: memory).text(index) } ?? name.text
    }
  }
}
