#if canImport(CVTerm)
  import Foundation
  import TestSupport

  /// From the start of the program to its first picture.
  enum StartMeter {
    static func measure(_ count: Int) throws {
      print("The first picture of the course map")
      for (name, answers) in [("a terminal that answers", true), ("one that does not", false)] {
        var times: [Double] = []
        let folder = try TemporaryFolder()
        for _ in 0..<count {
          let start = milliseconds()
          let terminal = try ScreenMeter.tutor([], in: folder, answers: answers)
          try ScreenMeter.wait(terminal, for: "q quit")
          times.append(milliseconds() - start)
        }
        let label = name.padding(toLength: 24, withPad: " ", startingAt: 0)
        print("  \(label) \(Spread(times).description)")
      }
    }
  }
#endif
