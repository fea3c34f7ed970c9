public import Kernels

/// How much each row has to do with each other row, for every head of an attention.
///
///     scores[n, head, i, j] = query[i] · key[j] / √(width / heads)
///     packed [n × time × 3 width]: queries, keys and values side by side
///     scores [n × heads × time × time]
///
/// Vaswani et al. 2017, "Attention is all you need", section 3.2.1.
public struct AttentionScores: Op {
  public let name = "attentionScores"
  /// Into how many groups the columns of queries and keys are shared out.
  public let heads: Int

  /// `heads` must divide the width.
  public init(heads: Int) { self.heads = heads }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    let packed = inputs[0]
    guard packed.rank == 3 else {
      throw ShapeError(
        "\(name): \(packed) is no sequence of rows; use [examples × time × width].")
    }
    try requireHeads(heads, packed.columns)
    let times = packed.extents[1]
    return Shape(packed.extents[0], heads, times, times)
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.attentionScores(operands.input(0), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addAttentionScoresGradient(
      operands.input(0), arriving: operands.outputGradient, to: gradient)
  }

  public func formula(_ operands: [String]) -> String {
    "queries · keysᵀ / √(width / \(heads)) of \(operands[0])\(heads == 1 ? "" : " for \(heads) heads")"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient · keys and \(output).gradientᵀ · queries, / √(width / \(heads))"
  }
}

extension Op {
  /// Throws unless `columns` hold queries, keys and values that `heads` can share evenly.
  func requireHeads(_ heads: Int, _ columns: Int) throws(ShapeError) {
    guard columns.isMultiple(of: 3) else {
      throw ShapeError(
        "\(name): \(columns) columns are not queries, keys and values side by side; use three "
          + "times the width.")
    }
    guard heads > 0 && columns > 0 && (columns / 3).isMultiple(of: heads) else {
      throw ShapeError(
        "\(name): \(heads) heads cannot share a width of \(columns / 3) evenly; use a number "
          + "that divides it.")
    }
  }
}

extension AttentionScores {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let packed = AttentionHeads(heads, ofPackedColumns: operands.input(0).columns)
    let (n, head, i, j) = operands.output.coordinates(of: element.index)
    return .products(packed.products(n, head, i, j, in: operands))
  }

  /// For a query its row of scores, for a key its column; for a value none.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (x, y) = (operands.input(0), operands.output)
    let packed = AttentionHeads(heads, ofPackedColumns: x.columns)
    let (n, time, column, _) = x.coordinates(of: element.index)
    guard column < 2 * packed.width else { return [] }
    let head = column % packed.width / packed.headWidth
    return (0..<y.extents[2]).map { other in
      column < packed.width
        ? OpElement(.output, y.index(n, head, time, other))
        : OpElement(.output, y.index(n, head, other, time))
    }
  }
}

extension AttentionHeads {
  /// query[i] · key[j] / √headWidth, an addend for each column of a head of input 0.
  func products(
    _ n: Int, _ head: Int, _ i: Int, _ j: Int, in operands: borrowing Operands<Float>
  ) -> [ElementProduct] {
    let scale: Double = scale()
    return (0..<headWidth).map { k in
      ElementProduct(
        operands.element(.input(0), n, i, query(head, k)),
        operands.element(.input(0), n, j, key(head, k)), scale: scale)
    }
  }
}
