import Compute
import Kernels
import Learning
import NetworkFiles

/// How long a step of a workload takes.
struct Measurement {
  /// Blocks of steps, of which the median counts; the neighbour's blocks come in between.
  private static let blocks = 9
  private static let blockLength = Duration.milliseconds(100)

  let workload: Workload
  let threads: Int
  let parameters: Int
  let finalLoss: Float
  /// Medians of the blocks, µs a step.
  let microseconds: Double
  let neighbour: Double?

  init(of workload: Workload, threads: Int, steps: Int, beside neighbour: Neighbour?) throws {
    let experiment = try workload.experiment(threads: threads)
    var trainer = try Trainer(experiment)
    trainer.advance(by: .steps(steps))
    finalLoss = trainer.read("loss")?.first ?? .nan
    parameters = trainer.plan.parameterNames.reduce(0) {
      $0 + (trainer.shape(of: $1)?.count ?? 0)
    }
    self.workload = workload
    self.threads = threads

    let ours = Self.stepsPerBlock { steps in Self.time(&trainer, steps) }
    let theirs = try neighbour.map { neighbour in
      _ = try neighbour.microseconds(workload.name, threads: threads, steps: steps)
      return try Self.stepsPerBlock { steps in
        .microseconds(1)
          * (try neighbour.microseconds(workload.name, threads: threads, steps: steps)
            * Double(steps))
      }
    }
    var times: [Double] = []
    var otherTimes: [Double] = []
    for _ in 0..<Self.blocks {
      times.append(Self.time(&trainer, ours) / .microseconds(1) / Double(ours))
      if let neighbour, let theirs {
        otherTimes.append(
          try neighbour.microseconds(workload.name, threads: threads, steps: theirs))
      }
    }
    microseconds = times.sorted()[Self.blocks / 2]
    self.neighbour = otherTimes.isEmpty ? nil : otherTimes.sorted()[Self.blocks / 2]
  }

  private static func time(_ trainer: inout Trainer, _ steps: Int) -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    trainer.advance(by: .steps(steps))
    return clock.now - start
  }

  /// How many steps fill a block.
  private static func stepsPerBlock(_ time: (Int) throws -> Duration) rethrows -> Int {
    var steps = 3
    while true {
      let taken = try time(steps)
      if taken > blockLength / 4 || steps > 10_000_000 {
        return max(3, Int(blockLength / taken * Double(steps)))
      }
      steps *= 4
    }
  }

  /// One line, for machines and people.
  var json: String {
    var fields = [
      "\"workload\":\"\(workload.name)\"", "\"threads\":\(threads)",
      "\"us\":\(rounded(microseconds))", "\"params\":\(parameters)",
      "\"final_loss\":\(finalLoss)", "\"processor\":\"\(processorName())\"",
      "\"kernels\":\"\(InstructionSet.best.rawValue)\"",
    ]
    if let neighbour {
      fields.append("\"beside_us\":\(rounded(neighbour))")
      fields.append("\"ratio\":\(rounded(neighbour / microseconds))")
    }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func rounded(_ x: Double) -> Double { (x * 1000).rounded() / 1000 }
}
