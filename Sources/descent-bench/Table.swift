import Kernels

/// Measurements as a table for people.
struct Table {
  private let rows: [Measurement]

  init(_ rows: [Measurement]) { self.rows = rows }

  var text: String {
    let hasNeighbour = rows.contains { $0.neighbour != nil }
    var lines = [["workload", "threads", "params", "µs a step"]]
    if hasNeighbour { lines[0] += ["beside", "times as fast"] }
    for row in rows {
      var line = [
        row.workload.name, String(row.threads), String(row.parameters), digits(row.microseconds),
      ]
      if hasNeighbour {
        line += row.neighbour.map { [digits($0), digits($0 / row.microseconds)] } ?? ["", ""]
      }
      lines.append(line)
    }
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let table = lines.map { line in
      line.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }
    return ([processorName() + ", " + InstructionSet.best.rawValue] + table)
      .joined(separator: "\n")
  }

  /// Three digits that count.
  private func digits(_ x: Double) -> String {
    let places = x < 1 ? 1000.0 : x < 10 ? 100 : x < 100 ? 10 : 1
    let rounded = (x * places).rounded() / places
    return places == 1 ? String(Int(rounded)) : String(rounded)
  }
}
