internal import Kernels

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
    "queries · keysᵀ / √(width / \(heads)) of \(operands[0]) for \(heads) heads"
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
