// The steps of attention at once, a row of queries at a time, without room for all weights: they
// are computed again where they are needed (as Dao et al. 2022, "FlashAttention", do in backward).
extension Reference {
  /// output[i] = Σ softmax(query[i] · keysᵀ · scale)[j] · value[j], and on the way scores and
  /// weights if they are wanted.
  @specialized(where Scalar == Float)
  public static func attention<Scalar>(
    _ packed: TensorView<Scalar>, heads count: Int, causal: Bool, scores: TensorView<Scalar>?,
    weights: TensorView<Scalar>?, into output: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(count, ofPackedColumns: packed.columns)
    let times = packed.extents[1]
    for n in 0..<packed.extents[0] {
      for head in 0..<count {
        for i in 0..<times {
          let row = AttentionRow(packed, heads, n: n, head: head, i: i, causal: causal)
          for j in 0..<times {
            scores?[n, head, i, j] = row.score(j)
            weights?[n, head, i, j] = row.weight(j)
          }
          for k in 0..<heads.headWidth {
            var sum: Scalar = 0
            for j in 0..<row.seen { sum += row.weight(j) * packed[n, j, heads.value(head, k)] }
            output[n, i, heads.query(head, k)] = sum
          }
        }
      }
    }
  }

  /// The shares of what arrives for the output, for queries, keys and values. Σ arriving[i] ·
  /// output[i] is what the gradients of a row's weights have in common.
  @specialized(where Scalar == Float)
  public static func addAttentionGradient<Scalar>(
    _ packed: TensorView<Scalar>, heads count: Int, causal: Bool, output: TensorView<Scalar>,
    arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(count, ofPackedColumns: packed.columns)
    let scale: Scalar = heads.scale()
    for n in 0..<packed.extents[0] {
      for head in 0..<count {
        for i in 0..<packed.extents[1] {
          let row = AttentionRow(packed, heads, n: n, head: head, i: i, causal: causal)
          var mean: Scalar = 0
          for k in 0..<heads.headWidth {
            mean += arriving[n, i, heads.query(head, k)] * output[n, i, heads.query(head, k)]
          }
          for j in 0..<row.seen {
            let weight = row.weight(j)
            var share: Scalar = 0
            for k in 0..<heads.headWidth {
              let arrived = arriving[n, i, heads.query(head, k)]
              share += arrived * packed[n, j, heads.value(head, k)]
              gradient[n, j, heads.value(head, k)] += weight * arrived
            }
            let score = weight * (share - mean) * scale
            for k in 0..<heads.headWidth {
              let (query, key) = (heads.query(head, k), heads.key(head, k))
              gradient[n, i, query] += score * packed[n, j, key]
              gradient[n, j, key] += score * packed[n, i, query]
            }
          }
        }
      }
    }
  }
}

/// The weights of one row of queries, computed when asked for.
private struct AttentionRow<Scalar: ReferenceScalar> {
  private let packed: TensorView<Scalar>
  private let heads: AttentionHeads
  private let n: Int
  private let head: Int
  private let i: Int
  /// How many keys the row sees.
  let seen: Int
  private var highest: Scalar = 0
  private var sum: Scalar = 0

  init(
    _ packed: TensorView<Scalar>, _ heads: AttentionHeads, n: Int, head: Int, i: Int, causal: Bool
  ) {
    self.packed = packed
    self.heads = heads
    self.n = n
    self.head = head
    self.i = i
    seen = causal ? i + 1 : packed.extents[1]
    highest = score(0)
    for j in 1..<max(1, seen) { highest = max(highest, score(j)) }
    for j in 0..<seen { sum += Scalar.exp(score(j) - highest) }
  }

  func score(_ j: Int) -> Scalar {
    var sum: Scalar = 0
    for k in 0..<heads.headWidth {
      sum += packed[n, i, heads.query(head, k)] * packed[n, j, heads.key(head, k)]
    }
    return sum * heads.scale()
  }

  func weight(_ j: Int) -> Scalar { j < seen ? Scalar.exp(score(j) - highest) / sum : 0 }
}
