import Compute
import Learning
import NetworkFiles

/// A network file and data of a fixed size.
///
/// Batches come in the order of the data, all of them ready, as a framework that this is compared
/// with is usually measured.
struct Workload: Sendable {
  let name: String
  /// Everything of the network file but its data.
  let network: String
  /// How many batches there are.
  let batches: Int
  let data: SyntheticData

  static let all: [Workload] = [
    mlpSpiral(batch: 10), mlpSpiral(batch: 32), mlpDigits, cnnSmall, leNet, rnn, lstm, gptTiny,
    gptSmall,
  ]

  /// The network file, for data that lies beside it.
  var file: String {
    "descent: 1\ndata: {inputs: \(name)-inputs.npy, targets: \(name)-targets.npy}\n" + network
      + "shuffle: false\nsplit: {train: 1, validation: 0, test: 0}\nsteps: 1000000000\nseed: 1\n"
  }

  /// The network file compiled as `descent train` does, with its data in memory.
  func experiment(threads: Int) throws -> Experiment {
    let file = try NetworkFile(parsing: file, named: name + ".yaml")
    let examples = data.examples(count: batches * file.batch)
    return try file.experiment(
      with: DataSplit(examples, training: 1, validation: 0), threads: threads)
  }

  /// Writes the network file and its data into a folder that exists.
  func write(to folder: String) throws {
    let file = try NetworkFile(parsing: file, named: name + ".yaml")
    let examples = data.examples(count: batches * file.batch)
    try FileWriter.write(Array(self.file.utf8), to: "\(folder)/\(name).yaml")
    let inputs = NumberArray(
      shape: [examples.count] + examples.inputShape.extents, values: examples.inputs,
      isInteger: data.hasTokens)
    try inputs.writeNumPy(to: "\(folder)/\(name)-inputs.npy")
    let targets: NumberArray =
      switch examples.targets {
      case .values(let values, let shape):
        NumberArray(shape: [examples.count] + shape.extents, values: values)
      case .classes(let classes, _, let shape):
        NumberArray(
          shape: [examples.count] + shape.extents, values: classes.map(Float.init),
          isInteger: true)
      }
    try targets.writeNumPy(to: "\(folder)/\(name)-targets.npy")
  }
}
