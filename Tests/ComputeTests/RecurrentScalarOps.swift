import Compute

/// The recurrent ops written in single numbers, one example and one time step after the other.
///
/// - Parameter shift: what is added to a unit of an example's state after a time step, for the
///   later steps to find.
func recurrentInScalars(
  _ op: any RecurrentOp, _ inputs: [ScalarMatrix],
  shift: (_ example: Int, _ time: Int, _ unit: Int) -> Double = { _, _, _ in 0 }
) -> ScalarMatrix {
  let (x, units) = (inputs[0], inputs[2].columns)
  let steps = x.rows / OpProblem.examples
  var states: [Scalar] = []
  for example in 0..<OpProblem.examples {
    var (hidden, cell) = (zeros(units), zeros(units))
    for time in 0..<steps {
      let fromInput = sums(x.row(example * steps + time), inputs, 1)
      let fromState = sums(hidden, inputs, 2)
      func both(_ index: Int) -> Scalar { fromInput[index] + fromState[index] }
      let before = hidden
      switch op {
      case is GRURecurrence:
        hidden = (0..<units).map { unit in
          let (r, z) = (both(unit).sigmoid, both(units + unit).sigmoid)
          let n = (fromInput[2 * units + unit] + r * fromState[2 * units + unit]).tanh
          return (Scalar(1) - z) * n + z * before[unit]
        }
      case is LSTMRecurrence:
        cell = (0..<units).map { unit in
          both(units + unit).sigmoid * cell[unit] + both(unit).sigmoid * both(2 * units + unit).tanh
        }
        hidden = (0..<units).map { both(3 * units + $0).sigmoid * cell[$0].tanh }
      default:
        hidden = (0..<units).map { both($0).tanh }
      }
      hidden = hidden.enumerated().map { $1 + Scalar(shift(example, time, $0)) }
      states += hidden
    }
  }
  return ScalarMatrix(rows: x.rows, columns: units, states)
}

private func zeros(_ count: Int) -> [Scalar] { (0..<count).map { _ in Scalar(0) } }

/// values · weightsᵀ + bias, if there is one two places after the weights.
private func sums(_ values: [Scalar], _ inputs: [ScalarMatrix], _ place: Int) -> [Scalar] {
  let weights = inputs[place]
  return (0..<weights.rows).map { row in
    let product = Scalar.sum(zip(values, weights.row(row)).map { $0 * $1 })
    return inputs.count > 3 ? product + inputs[place + 2].scalars[row] : product
  }
}
