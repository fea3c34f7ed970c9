/// The heads of a packed [n × time × 3 width]: the columns of each row are queries, keys and
/// values, and each of the three is shared out evenly among the heads.
public struct AttentionHeads {
  /// How many there are.
  public let count: Int
  /// Columns of each of the three in all.
  public let width: Int
  /// Columns of one head.
  public var headWidth: Int { width / count }

  /// The heads in a row of `columns`.
  public init(_ count: Int, ofPackedColumns columns: Int) {
    self.count = count
    width = columns / 3
  }

  /// The column of a head's query number `k`.
  public func query(_ head: Int, _ k: Int) -> Int { head * headWidth + k }
  /// The column of its key number `k`.
  public func key(_ head: Int, _ k: Int) -> Int { width + head * headWidth + k }
  /// The column of its value number `k`.
  public func value(_ head: Int, _ k: Int) -> Int { 2 * width + head * headWidth + k }

  /// 1 / √headWidth, which scores are multiplied by.
  public func scale<Scalar: ReferenceScalar>() -> Scalar { 1 / Scalar(headWidth).squareRoot() }
}

// Scaled dot-product attention (Vaswani et al. 2017, section 3.2), in the three steps that one
// looks at. Scores and weights are [n × heads × time × time].
extension Reference {
  /// scores[i, j] = query[i] · key[j] / √headWidth
  @specialized(where Scalar == Float)
  public static func attentionScores<Scalar>(
    _ packed: TensorView<Scalar>, into scores: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(scores.extents[1], ofPackedColumns: packed.columns)
    let scale: Scalar = heads.scale()
    for n in 0..<scores.extents[0] {
      for head in 0..<heads.count {
        for i in 0..<scores.extents[2] {
          for j in 0..<scores.extents[3] {
            var sum: Scalar = 0
            for k in 0..<heads.headWidth {
              sum += packed[n, i, heads.query(head, k)] * packed[n, j, heads.key(head, k)]
            }
            scores[n, head, i, j] = sum * scale
          }
        }
      }
    }
  }

  /// query[i].gradient += Σ scores[i, j].gradient · key[j] / √headWidth, and so for the keys.
  @specialized(where Scalar == Float)
  public static func addAttentionScoresGradient<Scalar>(
    _ packed: TensorView<Scalar>, arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(arriving.extents[1], ofPackedColumns: packed.columns)
    let scale: Scalar = heads.scale()
    for n in 0..<arriving.extents[0] {
      for head in 0..<heads.count {
        for i in 0..<arriving.extents[2] {
          for j in 0..<arriving.extents[3] {
            let share = arriving[n, head, i, j] * scale
            for k in 0..<heads.headWidth {
              let (query, key) = (heads.query(head, k), heads.key(head, k))
              gradient[n, i, query] += share * packed[n, j, key]
              gradient[n, j, key] += share * packed[n, i, query]
            }
          }
        }
      }
    }
  }

  /// weights[i] = softmax of scores[i], over all times or only those up to i.
  @specialized(where Scalar == Float)
  public static func attentionWeights<Scalar>(
    _ scores: TensorView<Scalar>, causal: Bool, into weights: TensorView<Scalar>
  ) {
    let times = scores.extents[3]
    for n in 0..<scores.extents[0] {
      for head in 0..<scores.extents[1] {
        for i in 0..<scores.extents[2] {
          let count = causal ? min(times, i + 1) : times
          var highest = scores[n, head, i, 0]
          for j in 1..<max(1, count) where scores[n, head, i, j] > highest {
            highest = scores[n, head, i, j]
          }
          var sum: Scalar = 0
          for j in 0..<count { sum += Scalar.exp(scores[n, head, i, j] - highest) }
          for j in 0..<times {
            weights[n, head, i, j] =
              j < count ? Scalar.exp(scores[n, head, i, j] - highest) / sum : 0
          }
        }
      }
    }
  }

  /// scores.gradient += weights (arriving − Σ arriving weights), where a weight of 0 takes care of
  /// what is masked.
  @specialized(where Scalar == Float)
  public static func addAttentionWeightsGradient<Scalar>(
    _ weights: TensorView<Scalar>, arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    for n in 0..<weights.extents[0] {
      for head in 0..<weights.extents[1] {
        for i in 0..<weights.extents[2] {
          var mean: Scalar = 0
          for j in 0..<weights.extents[3] {
            mean += arriving[n, head, i, j] * weights[n, head, i, j]
          }
          for j in 0..<weights.extents[3] {
            gradient[n, head, i, j] +=
              weights[n, head, i, j] * (arriving[n, head, i, j] - mean)
          }
        }
      }
    }
  }

  /// output[i] = Σ weights[i, j] · value[j], the heads side by side.
  @specialized(where Scalar == Float)
  public static func attentionMix<Scalar>(
    _ weights: TensorView<Scalar>, _ packed: TensorView<Scalar>, into output: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(weights.extents[1], ofPackedColumns: packed.columns)
    for n in 0..<weights.extents[0] {
      for head in 0..<heads.count {
        for i in 0..<weights.extents[2] {
          for k in 0..<heads.headWidth {
            var sum: Scalar = 0
            for j in 0..<weights.extents[3] {
              sum += weights[n, head, i, j] * packed[n, j, heads.value(head, k)]
            }
            output[n, i, heads.query(head, k)] = sum
          }
        }
      }
    }
  }

  /// weights[i, j].gradient += arriving[i] · value[j]
  @specialized(where Scalar == Float)
  public static func addAttentionMixGradient<Scalar>(
    ofWeights gradient: TensorView<Scalar>, _ packed: TensorView<Scalar>,
    arriving: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(gradient.extents[1], ofPackedColumns: packed.columns)
    for n in 0..<gradient.extents[0] {
      for head in 0..<heads.count {
        for i in 0..<gradient.extents[2] {
          for j in 0..<gradient.extents[3] {
            var sum: Scalar = 0
            for k in 0..<heads.headWidth {
              sum += arriving[n, i, heads.query(head, k)] * packed[n, j, heads.value(head, k)]
            }
            gradient[n, head, i, j] += sum
          }
        }
      }
    }
  }

  /// value[j].gradient += Σ weights[i, j] · arriving[i]
  @specialized(where Scalar == Float)
  public static func addAttentionMixGradient<Scalar>(
    ofValues gradient: TensorView<Scalar>, _ weights: TensorView<Scalar>,
    arriving: TensorView<Scalar>
  ) {
    let heads = AttentionHeads(weights.extents[1], ofPackedColumns: gradient.columns)
    for n in 0..<weights.extents[0] {
      for head in 0..<heads.count {
        for i in 0..<weights.extents[2] {
          for j in 0..<weights.extents[3] {
            for k in 0..<heads.headWidth {
              gradient[n, j, heads.value(head, k)] +=
                weights[n, head, i, j] * arriving[n, i, heads.query(head, k)]
            }
          }
        }
      }
    }
  }
}
