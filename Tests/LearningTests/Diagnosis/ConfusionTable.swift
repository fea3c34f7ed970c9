import Compute
import Learning

/// What the doctor says of every case on twenty seeds, with its fault and without.
struct ConfusionTable: Sendable {
  /// Made once, when the first test asks.
  static let shared = Result { try ConfusionTable(seeds: 1...20) }

  private(set) var withFault: [Ailment: [Ailment: Int]] = [:]
  private(set) var healthy: [DoctorCase.Family: [Ailment: Int]] = [:]
  /// Of the runs of a family, those that were said to be healthy.
  private(set) var pronouncedHealthy: [DoctorCase.Family: Int] = [:]

  init(seeds: ClosedRange<UInt64>) throws {
    for entry in DoctorCase.all {
      for seed in seeds {
        for ailment in try Self.ailments(of: entry.faulty(seed)) {
          withFault[entry.ailment, default: [:]][ailment, default: 0] += 1
        }
      }
    }
    for family in DoctorCase.Family.allCases {
      for seed in seeds {
        let found = try Self.ailments(of: family.experiment(seed))
        if found.isEmpty { pronouncedHealthy[family, default: 0] += 1 }
        for ailment in found { healthy[family, default: [:]][ailment, default: 0] += 1 }
      }
    }
  }

  private static func ailments(of experiment: Experiment) throws -> [Ailment] {
    RunDoctor.report(on: try RunRecord(playing: experiment)).findings.map(\.ailment)
  }

  /// A row for each fault and each family without one, a column for each finding.
  var text: String {
    func row(_ name: String, _ counts: [Ailment: Int]) -> String {
      pad(name, to: 22)
        + Ailment.allCases.map { ailment in
          let count = counts[ailment] ?? 0
          return pad(count == 0 ? "·" : String(count), to: 5)
        }.joined()
    }
    func pad(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let head =
      pad("of 20 runs", to: 22)
      + Ailment.allCases.indices.map { pad(String($0 + 1), to: 5) }.joined()
    return
      ([head]
      + Ailment.allCases.enumerated().map { number, ailment in
        row("\(number + 1) \(ailment.rawValue)", withFault[ailment] ?? [:])
      }
      + DoctorCase.Family.allCases.map { family in
        row("without: \(family.rawValue)", healthy[family] ?? [:])
          + "  healthy: \(pronouncedHealthy[family] ?? 0)"
      }).joined(separator: "\n")
  }
}
