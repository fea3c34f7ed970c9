import ArgumentParser
import NetworkFiles

/// The runs of `--sweep`, one after the other.
struct SweepCommand {
  let sweep: Sweep
  let initialWeights: String?
  let allowsPartial: Bool
  let options: TrainRun.Options
  let progress: ProgressLine.Look

  /// Trains once for each value and prints the table; a run that fails takes its place in it.
  func run(_ network: NetworkFile, _ source: ExampleSource) throws {
    // A mistake in the last value should not cost the time of all runs before.
    let files = try sweep.settings.map { try network.setting([$0]) }
    var table = SweepTable(sweep)
    for (number, (value, file)) in zip(sweep.values, files).enumerated() {
      var look = progress
      look.title = "\(number + 1)/\(files.count)"
      do {
        var run = try TrainRun(file, data: try source.data(for: file), options: options)
        if let weights = initialWeights ?? source.start(of: file) {
          try RunFiles.start(&run, from: weights, isPartial: allowsPartial)
        }
        var driver = TrainDriver(progress: ProgressLine(look), savesEvery: nil, log: nil)
        if let signal = try driver.train(&run) {
          print(table.text, terminator: "")
          throw ExitCode(128 + signal)
        }
        table.add(value, .finished(loss: run.loss, run.measure()))
      } catch let error as NetworkFileError {
        table.add(value, .failed(error.description))
      }
    }
    print(table.text, terminator: "")
    if let best = table.best { print("least validation loss: \(sweep.key)=\(best)") }
  }
}
