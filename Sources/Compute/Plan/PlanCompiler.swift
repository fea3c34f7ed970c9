internal import Kernels

/// Turns a graph into a plan: decides what is fused, places every tensor, and asks each op for its
/// instructions.
struct PlanCompiler {
  private let graph: Graph
  private let loss: Graph.Value?
  private let optimizer: (any Optimizer)?
  private let options: PlanOptions
  private let kernels: KernelTable
  private let backpropagation: Backpropagation
  private let fusions: [Int: Fusion]
  private let absorbed: Set<Graph.Value>
  /// By the number of the node: the nodes that read it.
  private let readers: [[Int]]
  /// By the number of the node: how it is kept.
  private let orders: [AxisOrder]
  private let sharedGradients: [Int: SharedGradient]
  /// By the number of the node: the slope that its only reader multiplies its gradient by.
  private let absorbedSlopes: [Int: Activation]

  init(
    _ original: Graph, loss minimised: Graph.Value?, optimizer: (any Optimizer)?,
    options: PlanOptions
  ) {
    let contraction = AttentionContraction(original, loss: minimised, options: options)
    graph = contraction.graph
    loss = contraction.loss
    self.optimizer = optimizer
    self.options = options
    kernels =
      switch options.kernels {
      case .fast: .best
      case .portable, .reference: .portable
      }
    backpropagation = Backpropagation(
      graph, minimizing: loss, differentiatingInputs: options.differentiatesInputs)
    var readers: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for input in node.inputs { readers[input.index].append(index) }
    }
    self.readers = readers
    let isSeen = options.kernels == .reference
    orders = Self.storageOrders(of: graph, readers: readers, options)
    fusions =
      isSeen
      ? [:]
      : Fusion.find(
        in: graph, readers: readers, orders: orders, keeping: options.keeps, minimised: loss)
    absorbed = Set(fusions.values.flatMap(\.absorbed))
    let sharing = GradientSharing(
      graph, readers: readers, loss: loss, backpropagation, orders: orders,
      fusions: fusions, keeping: options.keeps)
    sharedGradients = isSeen ? [:] : sharing.shared
    absorbedSlopes = isSeen ? [:] : sharing.slopes
  }

  consuming func compile() -> Plan {
    let placed = place()
    // Where temporaries begin is known only when every op has taken its scratch.
    let trial = lower(placed, temporaryBase: placed.size)
    var (layout, references, forward, backward, temporaries) = lower(
      placed, temporaryBase: trial.layout.size)
    layout.placeTemporaries(temporaries)
    var steps: [LoweringContext.Step] = []
    if loss != nil { steps += zero(layout) }
    steps += forward
    if let loss, zeroesValues { steps.append(seed(loss, layout)) }
    steps += backward.reversed().joined()
    if options.l1Penalty > 0, optimizer != nil {
      steps.append(
        AbsolutePenalty.step(
          strength: options.l1Penalty, layout, kernels: kernels,
          parameters: parameterNames(layout)))
    }
    if let limit = options.clipsNorm {
      steps += Clipping.steps(
        limit: limit, layout, kernels: kernels, parameters: parameterNames(layout))
    }
    if let optimizer { steps += update(optimizer, layout) }
    return Plan(
      graph: graph, options: options, loss: loss.map { graph[$0].name },
      optimizer: optimizer, layout: layout, steps: steps, references: references)
  }

  /// A plan for looking at begins a step with all gradients zero, as a reader expects.
  private var zeroesValues: Bool { options.kernels == .reference }
  private var zeroesParameters: Bool { zeroesValues || options.zeroesGradients }

  private func lower(_ placed: ArenaLayout, temporaryBase: Int) -> (
    layout: ArenaLayout, references: [ReferenceCall], forward: [LoweringContext.Step],
    backward: [[LoweringContext.Step]], temporaries: Int
  ) {
    var layout = placed
    var references: [ReferenceCall] = []
    var forward: [LoweringContext.Step] = []
    var backward: [[LoweringContext.Step]] = []
    var temporaries = 0
    for value in graph.values {
      guard let op = graph[value].op else { continue }
      var context = context(
        for: value, op, layout: layout, references: references, temporaryBase: temporaryBase)
      if options.kernels == .reference || !canLower(op, graph[value].inputs) {
        context.lowerToReference()
      } else {
        op.lower(&context)
      }
      layout = context.layout
      references = context.references
      forward += context.forwardSteps
      backward.append(context.backwardSteps)
      temporaries = max(temporaries, context.temporarySize)
    }
    return (layout, references, forward, backward, temporaries)
  }

  /// Whether the op's kernels can do with how its inputs lie; parameters lie as it asked.
  private func canLower(_ op: any Op, _ inputs: [Graph.Value]) -> Bool {
    op.takesAnyOrder
      || inputs.allSatisfy { graph[$0].isParameter || orders[$0.index].isRowMajor }
  }

  private func place() -> ArenaLayout {
    var layout = ArenaLayout(orders: orders)
    layout.placeParameters(of: graph)
    if let optimizer { layout.placeOptimizer(optimizer, for: graph) }
    layout.endPersistentPart()
    if loss != nil { layout.placeParameterGradients(of: graph) }
    if loss != nil && options.clipsNorm != nil { layout.placeGradientNorm() }
    let skipped = Set(
      fusions.flatMap { head, fusion in [Graph.Value(index: head)] + fusion.absorbed.dropLast() })
    let values = graph.values.filter {
      !skipped.contains($0) && layout.values[$0.index] == nil
    }
    let lifetimes = Lifetimes(
      graph, readers: readers, fusions: fusions, loss: loss, options: options)
    layout.placeValues(lifetimes.ofValues(values), of: graph)
    for (head, fusion) in fusions { layout.skip(Graph.Value(index: head), fusion) }
    for (head, _) in fusions.filter(\.value.keepsSlopes).sorted(by: { $0.key < $1.key }) {
      layout.placeSlopes(Graph.Value(index: head))
    }
    let pooled = Set(
      fusions.filter { $0.value.pool != nil }.flatMap { head, fusion in
        [Graph.Value(index: head)] + fusion.absorbed.dropLast()
      })
    let wanted = graph.values.reversed().filter {
      backpropagation.isWanted[$0.index] && layout.values[$0.index]?.isParameter != true
        && !pooled.contains($0)
    }
    layout.placeValueGradients(
      lifetimes.ofGradients(
        wanted, senders: backpropagation.senders, sharing: sharedGradients),
      of: graph, sharing: sharedGradients)
    return layout
  }

  /// A parameter is kept as its first reader wants it, a result as its op makes it; everything as
  /// the graph has it where the plan is for looking at.
  private static func storageOrders(
    of graph: Graph, readers: [[Int]], _ options: PlanOptions
  ) -> [AxisOrder] {
    var orders = graph.nodes.map { AxisOrder.rowMajor(rank: $0.shape.rank) }
    guard options.kernels != .reference else { return orders }
    for (index, node) in graph.nodes.enumerated() {
      switch node.source {
      case .input, .buffer: continue
      case .auxiliary(let owner, let number):
        if let order = graph[owner].op?.storageOrder(ofAuxiliary: number) { orders[index] = order }
      case .parameter:
        guard let reader = readers[index].first else { continue }
        for (place, input) in graph.nodes[reader].inputs.enumerated() where input.index == index {
          if let order = graph.nodes[reader].op?.storageOrder(ofInput: place) {
            orders[index] = order
          }
        }
      case .op(let op, let inputs):
        orders[index] = op.storageOrder(
          of: node.shape, from: inputs.map { orders[$0.index] })
      }
    }
    return orders
  }

  private func context(
    for value: Graph.Value, _ op: any Op, layout: ArenaLayout, references: [ReferenceCall],
    temporaryBase: Int
  ) -> LoweringContext {
    let shared = op.inputThatPassesGradient.map { place in
      let gradient = layout.gradients[graph[value].inputs[place].index]
      return gradient == nil || gradient?.offset == layout.gradients[value.index]?.offset
    }
    let slope = op.inputThatTakesSlope.flatMap { place in
      absorbedSlopes[graph[value].inputs[place].index]
    }
    return LoweringContext(
      kernels: kernels, computesGradients: loss != nil, isMinimised: value == loss,
      sharesGradient: shared ?? (absorbedSlopes[value.index] != nil),
      absorbedSlope: slope.map { $0.slopeNeedsInput ? .identity : $0 } ?? .identity, graph: graph,
      value: value, op: op, fusions: fusions,
      takesKeptSlopes: slope?.slopeNeedsInput ?? false, fusion: fusions[value.index],
      isAbsorbed: absorbed.contains(value),
      gradientOrder: backpropagation.senders, zeroesParameters: zeroesParameters,
      zeroesValues: zeroesValues,
      temporaryBase: temporaryBase, layout: layout, references: references)
  }

  private func zero(_ layout: ArenaLayout) -> [LoweringContext.Step] {
    func step(_ range: Range<Int>, _ names: [TensorName], of kind: String)
      -> LoweringContext.Step
    {
      LoweringContext.Step(
        call: kernels.fill(range.lowerBound, count: range.count, with: 0),
        instruction: Instruction(
          phase: .zero, operation: "fill", results: names.map(\.gradient), operands: [],
          shape: Shape(), text: "the gradient of every \(kind) = 0"))
    }
    let names = graph.values.filter { backpropagation.isWanted[$0.index] }
      .map { graph[$0].name }.filter { layout.slots[$0]?.isParameter != true }
    var steps: [LoweringContext.Step] = []
    if zeroesParameters {
      steps.append(step(layout.parameterGradients, parameterNames(layout), of: "parameter"))
    }
    if zeroesValues { steps.append(step(layout.valueGradients, names, of: "value")) }
    return steps
  }

  /// dL/dL = 1, where backward begins.
  private func seed(_ loss: Graph.Value, _ layout: ArenaLayout) -> LoweringContext.Step {
    let name = graph[loss].name.gradient
    return LoweringContext.Step(
      call: kernels.fill(
        layout.gradients[loss.index]?.offset ?? 0,
        count: layout.gradients[loss.index] == nil ? 0 : 1,
        with: 1),
      instruction: Instruction(
        phase: .backward, operation: "fill", results: [name], operands: [], shape: Shape(),
        text: "\(name) = 1"))
  }

  /// One instruction for all parameters, or one for each where the plan is for looking at.
  private func update(
    _ optimizer: any Optimizer, _ layout: ArenaLayout
  ) -> [LoweringContext.Step] {
    func step(_ range: Range<Int>, _ names: [TensorName], shape: Shape, text: String)
      -> LoweringContext.Step
    {
      let distance = range.lowerBound - layout.parameters.lowerBound
      let block = UpdateBlock(
        kernels: kernels, parameters: range.lowerBound,
        gradients: layout.parameterGradients.lowerBound + distance,
        states: layout.optimizerStates.map { $0.lowerBound + distance },
        rate: layout.rate?.offset ?? 0, count: range.count)
      return LoweringContext.Step(
        call: optimizer.update(block).call,
        instruction: Instruction(
          phase: .update, operation: optimizer.name, results: names,
          operands: names.map(\.gradient) + [.rate], shape: shape, text: text))
    }
    let names = parameterNames(layout)
    switch options.kernels {
    case .fast, .portable:
      return [
        step(
          layout.parameters, names, shape: Shape(),
          text: "every parameter w = " + optimizer.formula("w"))
      ]
    case .reference:
      return names.compactMap { name in
        layout.slots[name].map { slot in
          step(
            slot.offset..<slot.offset + slot.size, [name], shape: slot.shape,
            text: "\(name) = " + optimizer.formula(name.text))
        }
      }
    }
  }

  private func parameterNames(_ layout: ArenaLayout) -> [TensorName] {
    graph.nodes.map(\.name).filter { layout.slots[$0]?.isParameter == true }
  }
}
