internal import Compute
internal import Learning

/// What went on in a network while it read some rows, step by step.
struct MemoryTraces {
  /// After each step, of the first row.
  let states: [[Double]]
  /// Gates of each step, of the first row: gate after gate, unit after unit.
  let gates: [[Double]]
  /// The size of the loss's slope by the state after each step: the root of the mean square over all
  /// rows.
  let signals: [Double]

  /// Nil before the network has been examined.
  init?(_ report: RunReport?, of net: MemoryNet) {
    guard let found = report?.examined["rows"], let hidden = found[MemoryNet.hidden] else {
      return nil
    }
    states = Self.rows(hidden, width: net.units, count: net.steps)
    gates = Self.rows(
      found[MemoryNet.gates] ?? [], width: net.units * net.cell.gateCount, count: net.steps)
    let slopes = found[MemoryNet.signal] ?? []
    let row = net.steps * net.units
    let examples = row > 0 ? slopes.count / row : 0
    signals = (0..<net.steps).map { step in
      var sum = 0.0
      for example in 0..<examples {
        for unit in 0..<net.units {
          let slope = Double(slopes[example * row + step * net.units + unit])
          sum += slope * slope
        }
      }
      return (sum / Double(max(1, examples))).squareRoot()
    }
  }

  /// Signals with the last one as 1, from the last step back to the first.
  var backwards: [Double] {
    guard let last = signals.last, last > 0 else { return [] }
    return signals.reversed().map { $0 / last }
  }

  /// One gate of all units, step by step.
  func gate(_ index: Int, units: Int) -> [[Double]] {
    gates.map { row in
      let start = index * units
      return start + units <= row.count ? Array(row[start..<start + units]) : []
    }
  }

  private static func rows(_ values: [Float], width: Int, count: Int) -> [[Double]] {
    guard width > 0 else { return [] }
    return (0..<min(count, values.count / width)).map { step in
      values[step * width..<(step + 1) * width].map(Double.init)
    }
  }
}
