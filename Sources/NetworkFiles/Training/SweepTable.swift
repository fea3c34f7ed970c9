internal import Learning

/// What came of the runs of a sweep, side by side, to choose one by its validation loss.
public struct SweepTable: Sendable {
  /// How one run ended.
  public enum Ending: Equatable, Sendable {
    /// After all of its steps, with the loss of the last batch.
    case finished(loss: Float?, TrainRun.Measurement)
    /// Before that, by this sentence.
    case failed(String)
  }

  private let key: String
  private var rows: [(value: String, ending: Ending)] = []

  /// An empty table for a sweep.
  public init(_ sweep: Sweep) { key = sweep.key }

  /// Adds the next run.
  public mutating func add(_ value: String, _ ending: Ending) { rows.append((value, ending)) }

  /// The value of the run with the least validation loss; nil if no run was measured so.
  public var best: String? {
    let measured = rows.compactMap { row -> (value: String, loss: Float)? in
      guard case .finished(_, let measurement) = row.ending,
        let loss = measurement.validation?.loss, loss.isFinite
      else { return nil }
      return (row.value, loss)
    }
    return measured.min { $0.loss < $1.loss }?.value
  }

  /// A header line and a line for each run, columns aligned; an empty cell is `-`.
  public var text: String {
    var cells = [[key, "loss", "train_accuracy", "validation_loss", "validation_accuracy"]]
    for row in rows {
      switch row.ending {
      case .finished(let loss, let measurement):
        cells.append([
          row.value, number(loss), number(measurement.training.accuracy),
          number(measurement.validation?.loss), number(measurement.validation?.accuracy),
        ])
      case .failed(let sentence): cells.append([row.value, sentence])
      }
    }
    let whole = cells.filter { $0.count > 2 }
    var widths = (0..<cells[0].count).map { column in
      whole.map { $0[column].count }.max() ?? 0
    }
    widths[0] = cells.map { $0[0].count }.max() ?? 0
    return cells.map { line in
      line.enumerated().map { column, cell in
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return column == 0 || line.count == 2 ? cell + (column == 0 ? space : "") : space + cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// Four digits after the point: runs that differ by less are alike.
  private func number(_ value: Float?) -> String {
    guard let value else { return "-" }
    guard value.isFinite else { return "\(value)" }
    if value != 0, abs(value) < 0.0001 || abs(value) >= 1e6 { return "\(value)" }
    let tenThousandths = (Double(abs(value)) * 10_000).rounded()
    let whole = Int(tenThousandths) / 10_000
    let rest = String(Int(tenThousandths) % 10_000)
    return (value < 0 ? "-" : "") + "\(whole)."
      + String(repeating: "0", count: 4 - rest.count) + rest
  }
}
