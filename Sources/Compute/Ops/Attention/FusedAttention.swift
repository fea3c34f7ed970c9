public import Kernels

/// Scores, weights and mix of an attention in one step, as a fast plan computes them: what lies
/// between is kept only if someone wants to see it.
///
///     y = softmax(queries · keysᵀ / √(width / heads)) · values, for each head
///     packed [n × time × 3 width], y [n × time × width]
///
/// The same numbers as `AttentionScores`, `AttentionWeights` and `AttentionMix` one after the
/// other, which is what a graph is made of.
public struct FusedAttention: Op {
  /// What of the way there can be kept.
  public enum Part: String, CaseIterable, Sendable { case weights, scores }

  public let name = "attention"
  /// Into how many groups the width is shared out.
  public let heads: Int
  /// Whether a row sees only itself and those before it.
  public let causal: Bool
  /// What lies between and is kept, in this order.
  public let kept: [Part]
  /// Of what lies between, whose gradients are kept.
  public let keptGradients: [Part]

  /// `heads` must divide the width; each part is named at most once.
  public init(
    heads: Int, causal: Bool, keeping kept: [Part] = [.weights],
    keepingGradientsOf keptGradients: [Part] = []
  ) {
    self.heads = heads
    self.causal = causal
    self.kept = kept
    self.keptGradients = keptGradients
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let scores = try AttentionScores(heads: heads).outputShape(for: inputs)
    return try AttentionMix().outputShape(for: [scores, inputs[0]])
  }

  public func auxiliaries(for inputs: [Shape]) -> [Auxiliary] {
    let (examples, times) = (inputs[0].extents[0], inputs[0].extents[1])
    return kept.map { Auxiliary($0.rawValue, shape: Shape(examples, heads, times, times)) }
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let scores = kept.firstIndex(of: .scores).map { operands.auxiliary($0) }
    let weights = kept.firstIndex(of: .weights).map { operands.auxiliary($0) }
    Reference.attention(
      operands.input(0), heads: heads, causal: causal, scores: scores, weights: weights,
      into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addAttentionGradient(
      operands.input(0), heads: heads, causal: causal, output: operands.output,
      arriving: operands.outputGradient, to: gradient)
  }

  public func formula(_ operands: [String]) -> String {
    "softmax(queries · keysᵀ / √(width / \(heads))) · values of \(operands[0])"
      + (causal ? " over what came before" : "")
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "the shares of \(output).gradient for queries, keys and values"
  }

  /// A softmax down the keys of many queries at a time is the fastest.
  public func storageOrder(ofAuxiliary number: Int) -> AxisOrder? { .queriesLast }

  public func lower(_ context: inout LoweringContext) {
    let (packed, output, kernels) = (context.input(0), context.output, context.kernels)
    guard packed.order.isRowMajor, packed.isBatched else { return context.lowerToReference() }
    let (times, width) = (output.shape.extents[1], output.shape.columns)
    let sizes = AttentionSizes(
      times: times, heads: heads, headWidth: width / heads, causal: causal)
    let parts = Dictionary(
      uniqueKeysWithValues: kept.enumerated().map { ($1, context.auxiliary($0).matrix) })
    let room = context.temporary(rows: sizes.room.rows, columns: sizes.room.columns)
    guard let gradient = context.inputGradient(0), context.hasOutputGradient else {
      context.forward(
        kernels.attention(
          packed.matrix, weights: parts[.weights], scores: parts[.scores], into: output.matrix,
          room: room, sizes))
      return
    }
    let weights =
      parts[.weights]
      ?? context.scratch(rows: packed.shape.extents[0] * heads * times, columns: times)
    context.forward(
      kernels.attention(
        packed.matrix, weights: weights, scores: parts[.scores], into: output.matrix,
        room: room, sizes))
    func keptGradient(of part: Part) -> ArenaMatrix? {
      guard keptGradients.contains(part), let place = kept.firstIndex(of: part) else { return nil }
      return context.auxiliaryGradient(place).matrix
    }
    let (ofWeights, ofScores) = (keptGradient(of: .weights), keptGradient(of: .scores))
    context.backward(
      kernels.attentionBackward(
        packed.matrix, weights: weights, arriving: context.outputGradient.matrix,
        into: gradient.matrix, accumulates: context.accumulates(input: 0),
        weightsGradient: ofWeights, scoresGradient: ofScores, room: room, sizes),
      ofInput: 0)
  }
}

extension FusedAttention {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let packed = AttentionHeads(heads, ofPackedColumns: operands.input(0).columns)
    let (n, head, i, place): (Int, Int, Int, Int)
    switch element.tensor {
    case .input: return nil
    case .auxiliary(let number):
      (n, head, i, place) = operands.auxiliary(number).coordinates(of: element.index)
      if kept[number] == .scores {
        return .products(packed.products(n, head, i, place, in: operands))
      }
    case .output:
      let column: Int
      (n, i, column, _) = operands.output.coordinates(of: element.index)
      (head, place) = column.quotientAndRemainder(dividingBy: packed.headWidth)
    }
    let seen = causal ? i + 1 : operands.input(0).extents[1]
    let scores = (0..<seen).map { j in
      ElementRule.products(packed.products(n, head, i, j, in: operands))
    }
    guard element.tensor == .output else {
      return place < seen ? .share(of: place, among: scores) : .named("masked", 0)
    }
    return .sum(
      (0..<seen).map { j in
        .product([
          .share(of: j, among: scores),
          .element(operands.element(.input(0), n, j, packed.value(head, place))),
        ])
      })
  }

  /// The columns of its head: of its own row for a query, of every row for a key or a value.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (x, y) = (operands.input(0), operands.output)
    let packed = AttentionHeads(heads, ofPackedColumns: x.columns)
    let (n, time, column, _) = x.coordinates(of: element.index)
    let head = column % packed.width / packed.headWidth
    let rows = column < packed.width ? time..<time + 1 : 0..<y.extents[1]
    return rows.flatMap { row in
      (0..<packed.headWidth).map {
        OpElement(.output, y.index(n, row, head * packed.headWidth + $0))
      }
    }
  }
}
