/// Which gradients a step needs, and in which order they reach a value.
struct Backpropagation {
  /// By the number of the node: whether the loss depends on it and someone asks for its gradient.
  let isWanted: [Bool]
  /// By the number of the node: the ops that send it a gradient, in the order of running, which
  /// is from the end of the graph to its beginning. The first may replace, the others add.
  let senders: [[Int]]

  /// - Parameter loss: what is minimised; nil if nothing is.
  init(_ graph: Graph, minimizing loss: Graph.Value?, differentiatingInputs: Bool) {
    var reachesLoss = Array(repeating: false, count: graph.nodes.count)
    var leadsToParameter = reachesLoss
    if let loss { reachesLoss[loss.index] = true }
    for (index, node) in graph.nodes.enumerated() {
      switch node.source {
      case .input: leadsToParameter[index] = differentiatingInputs
      case .parameter: leadsToParameter[index] = true
      case .buffer, .auxiliary: continue
      case .op(let op, let inputs):
        leadsToParameter[index] = inputs.indices.contains {
          op.differentiates(input: $0) && leadsToParameter[inputs[$0].index]
        }
      }
    }
    var senders: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated().reversed() where reachesLoss[index] {
      guard case .op(let op, let inputs) = node.source else { continue }
      for (place, input) in inputs.enumerated()
      where op.differentiates(input: place) && leadsToParameter[input.index] {
        reachesLoss[input.index] = true
        if senders[input.index].last != index { senders[input.index].append(index) }
      }
    }
    self.senders = senders
    isWanted = zip(reachesLoss, leadsToParameter).map { $0 && $1 }
  }
}
