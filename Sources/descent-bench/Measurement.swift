import Compute
import Kernels
import Learning

/// How long a step of a workload takes.
struct Measurement {
  private static let blocks = 9
  private static let blockLength = Duration.milliseconds(100)

  let workload: Workload
  /// Of the blocks, sorted: µs a step.
  private let times: [Double]
  private let loss: Float

  init(of workload: Workload) throws {
    var trainer = try Trainer(workload.experiment)
    let clock = ContinuousClock()
    // Long enough for the processor to find its pace, in however many steps.
    var (steps, pilot) = (1, Duration.zero)
    while pilot < Self.blockLength {
      steps *= 2
      pilot = clock.measure { trainer.advance(by: .steps(steps)) }
    }
    times = (0..<Self.blocks).map { _ in
      clock.measure { trainer.advance(by: .steps(steps)) } / .microseconds(1) / Double(steps)
    }.sorted()
    loss = trainer.read("loss")?.first ?? .nan
    self.workload = workload
  }

  /// One line, for machines and people.
  var json: String {
    let fields = [
      "\"workload\":\"\(workload.name)\"",
      "\"microseconds\":\(rounded(times[times.count / 2]))",
      "\"best\":\(rounded(times[0]))",
      "\"kernels\":\"\(workload.experiment.kernels.rawValue)\"",
      "\"instructions\":\"\(InstructionSet.best.rawValue)\"",
      "\"processor\":\"\(processorName())\"",
      "\"loss\":\(loss)",
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func rounded(_ x: Double) -> Double { (x * 1000).rounded() / 1000 }
}
