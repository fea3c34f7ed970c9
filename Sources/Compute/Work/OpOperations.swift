// How much arithmetic each op is. Most touch every element of their output once.
extension Op {
  /// One for each element of the output.
  public func operations(for inputs: [Shape], output: Shape) -> Double { Double(output.count) }

  /// All of them.
  public func elementsRead(ofInput index: Int, of inputs: [Shape], output: Shape) -> Int {
    inputs[index].count
  }
}

extension MatrixProduct {
  /// 2 · rows · inner · columns: a multiplication and an addition for each product.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    2 * Double(output.count) * Double(inputs[0].columns)
  }
}

extension Convolution {
  /// Twice the numbers of a window, for each number of the output.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    let window = inputs[1].count / max(1, inputs[1].extents[0])
    return Double(output.count) * Double(2 * window + (inputs.count > 2 ? 1 : 0))
  }
}

extension MaxPooling {
  /// A comparison for each number of a window.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    Double(output.count) * Double(size.height * size.width)
  }
}

extension AveragePooling {
  /// An addition for each number of a window.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    Double(output.count) * Double(size.height * size.width)
  }
}

extension GlobalPooling {
  /// One for each number of the input.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    Double(inputs[0].count)
  }
}

extension Softmax {
  /// Five an element: the largest is found, subtracted, exponentials taken, added up, divided by.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    5 * Double(output.count)
  }
}

extension LayerNorm {
  /// Seven an element: two for the mean and the variance each, three for moving and scaling.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    7 * Double(output.count)
  }
}

extension BatchNormalization {
  /// A multiplication and an addition an element; while training also the mean and the variance.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    (isTraining ? 7 : 2) * Double(output.count)
  }
}

extension RecurrentOp {
  /// Two for each weight at each step of each example, and some ten for each gate's bend.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    let steps = Double(inputs[0].rows)
    return steps * 2 * Double(inputs[1].count + inputs[2].count)
      + steps * 2 * Double(inputs[2].extents[0])
  }
}

extension Embedding {
  /// Nothing is computed: rows are copied.
  public func operations(for inputs: [Shape], output: Shape) -> Double { 0 }

  /// The rows that are asked for, not the table.
  public func elementsRead(ofInput index: Int, of inputs: [Shape], output: Shape) -> Int {
    index == 0 ? inputs[0].count : output.count
  }
}

extension AttentionScores {
  /// A product of two rows of one head for each pair of places.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    2 * Double(output.count) * Double(inputs[0].columns / 3 / max(1, heads))
  }
}

extension AttentionWeights {
  /// A softmax: five an element.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    5 * Double(output.count)
  }
}

extension AttentionMix {
  /// For each number of the output, a product with the weights of all places.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    2 * Double(output.count) * Double(inputs[0].columns)
  }
}

extension FusedAttention {
  /// Scores, their softmax, and the mix; half of the pairs where no place looks ahead.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    let length = Double(output.extents[1])
    let pairs = Double(output.extents[0]) * (causal ? length * (length + 1) / 2 : length * length)
    return pairs * (4 * Double(output.columns) + 5 * Double(heads))
  }
}

extension Flatten {
  /// Nothing is computed.
  public func operations(for inputs: [Shape], output: Shape) -> Double { 0 }
}

extension LastStep {
  /// Nothing is computed.
  public func operations(for inputs: [Shape], output: Shape) -> Double { 0 }

  /// The last step of each example.
  public func elementsRead(ofInput index: Int, of inputs: [Shape], output: Shape) -> Int {
    output.count
  }
}

extension Identity {
  /// Nothing is computed.
  public func operations(for inputs: [Shape], output: Shape) -> Double { 0 }
}

extension LossOp {
  /// Some five for each number that is compared.
  public func operations(for inputs: [Shape], output: Shape) -> Double {
    5 * Double(inputs[0].count)
  }
}
