/// Attention in one op instead of three, for the plans that are not for looking at.
///
/// A graph says scores, weights and mix. Where nothing else reads what lies between, one kernel
/// computes them while they are in the nearest cache. The weights keep their name in a plan that
/// trains, since backward needs them; the scores, and the weights of a plan that only evaluates,
/// are there only if they are to be kept.
struct AttentionContraction {
  /// The graph, with one op for each attention.
  let graph: Graph
  /// What is minimised, in that graph.
  let loss: Graph.Value?

  /// The graph itself where the plan is for looking at.
  init(_ original: Graph, loss: Graph.Value?, options: PlanOptions) {
    var found: [Int: Attention] = [:]
    var inner: Set<Int> = []
    let readers = Self.readerCounts(of: original)
    for value in original.values where options.kernels != .reference {
      guard let attention = Attention(endingAt: value, in: original, readers: readers),
        loss != attention.scores && loss != attention.weights
      else { continue }
      found[value.index] = attention
      inner.formUnion([attention.scores.index, attention.weights.index])
    }
    guard !found.isEmpty else {
      (graph, self.loss) = (original, loss)
      return
    }
    var nodes: [Graph.Node] = []
    var places: [Int] = []
    for (index, node) in original.nodes.enumerated() {
      // What lies between gets the place of what is made of it, which nobody will ask for.
      places.append(nodes.count)
      guard !inner.contains(index) else { continue }
      if let attention = found[index] {
        nodes += attention.nodes(
          at: nodes.count, in: original, places: places, isTraining: loss != nil, options)
      } else {
        nodes.append(node.moved { Graph.Value(index: places[$0.index]) })
      }
    }
    graph = Graph(batch: original.batch, nodes: nodes)
    self.loss = loss.map { Graph.Value(index: places[$0.index]) }
  }

  private static func readerCounts(of graph: Graph) -> [Int] {
    var counts = Array(repeating: 0, count: graph.nodes.count)
    for node in graph.nodes {
      for input in node.inputs { counts[input.index] += 1 }
    }
    return counts
  }
}

/// Three ops that can become one.
private struct Attention {
  let packed: Graph.Value
  let scores: Graph.Value
  let weights: Graph.Value
  let mix: Graph.Value
  let heads: Int
  let causal: Bool

  /// The attention whose mix this is, if it is one.
  init?(endingAt mix: Graph.Value, in graph: Graph, readers: [Int]) {
    guard graph[mix].op is AttentionMix else { return nil }
    let (weights, packed) = (graph[mix].inputs[0], graph[mix].inputs[1])
    guard let softmax = graph[weights].op as? AttentionWeights, readers[weights.index] == 1 else {
      return nil
    }
    let scores = graph[weights].inputs[0]
    guard let products = graph[scores].op as? AttentionScores, readers[scores.index] == 1,
      graph[scores].inputs[0] == packed
    else { return nil }
    self.packed = packed
    self.scores = scores
    self.weights = weights
    self.mix = mix
    heads = products.heads
    causal = softmax.causal
  }

  /// The op and what it writes beside its output, under the names that they have in the graph.
  func nodes(
    at place: Int, in graph: Graph, places: [Int], isTraining: Bool, _ options: PlanOptions
  ) -> [Graph.Node] {
    func value(of part: FusedAttention.Part) -> Graph.Value {
      switch part {
      case .weights: weights
      case .scores: scores
      }
    }
    let parts = FusedAttention.Part.allCases
    let gradients = parts.filter { options.keeps.keeps(gradientOf: graph[value(of: $0)].name) }
    let kept = parts.filter { part in
      gradients.contains(part) || (part == .weights && isTraining)
    }
    let op = FusedAttention(
      heads: heads, causal: causal, keeping: kept, keepingGradientsOf: gradients)
    let output = Graph.Value(index: place)
    let mixed = graph[mix]
    let node = Graph.Node(
      name: mixed.name, shape: mixed.shape, isBatched: mixed.isBatched,
      source: .op(op, [Graph.Value(index: places[packed.index])]))
    return [node]
      + kept.enumerated().map { number, part in
        let original = graph[value(of: part)]
        return Graph.Node(
          name: original.name, shape: original.shape, isBatched: original.isBatched,
          source: .auxiliary(of: output, number: number))
      }
  }
}
