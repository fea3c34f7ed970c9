import Compute
import Kernels

/// Prints one JSON line for each workload: the median time of a training step.
///
///     swift run -c release descent-bench [NAME ...]
@main
enum Bench {
  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    for workload in Workload.all where wanted.isEmpty || wanted.contains(workload.name) {
      print(try Measurement(of: workload).json)
    }
  }
}
