import Foundation

/// Measures training steps.
///
///     descent-bench [--threads N] [--only NAME,…] [--steps N] [--table] [--beside COMMAND] [--write DIR]
///
/// Prints one JSON line a workload, or a table. `--beside` starts another program, asks it for the
/// same workloads in turn with our own blocks, and adds its times: see `Neighbour`. `--write` writes
/// each workload as a network file with its data, for `descent train`.
@main
enum Bench {
  static func main() {
    do {
      try run(BenchOptions(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("descent-bench: \(error)\n".utf8))
      exit(error is BenchOptions.Mistake ? 64 : 1)
    }
  }

  private static func run(_ options: BenchOptions) throws {
    if let folder = options.folder {
      for workload in options.workloads { try workload.write(to: folder) }
      return
    }
    let neighbour = try options.neighbour.map { try Neighbour(command: $0) }
    var rows: [Measurement] = []
    for workload in options.workloads {
      for threads in options.threads {
        let row = try Measurement(
          of: workload, threads: threads, steps: options.steps, beside: neighbour)
        if !options.printsTable { print(row.json) }
        rows.append(row)
      }
    }
    if options.printsTable { print(Table(rows).text) }
  }
}
