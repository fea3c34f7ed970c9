import Testing

@testable import Labs

/// What a legend says, as the name of a file.
@Suite struct FileStemTests {
  @Test(arguments: [
    ("ReLU 10 layers", "relu-10-layers"), ("rate 0.1", "rate-0.1"),
    ("cross-entropy", "cross-entropy"),
    ("2 × 64 units", "2-x-64-units"), ("20 %", "20-percent"), ("−0.5", "minus-0.5"),
    ("split at random", "split-at-random"), ("../../etc/passwd", "etc-passwd"), ("a. b", "a-b"),
    ("1\u{202F}437 names", "1437-names"), ("☃", ""), ("", ""), (" -- ", ""), ("1.", "1"),
  ])
  func aLegendBecomesAName(_ legend: String, _ name: String) {
    #expect(FileStem.stem(of: legend) == name)
  }

  @Test func namesDiffer() {
    #expect(FileStem.stems(["a b", "A-B", "", "a b"]) == ["a-b", "a-b-2", "run-3", "a-b-3"])
    #expect(FileStem.stems(["only one"]) == ["run"])
    #expect(FileStem.stems([]) == [])
    // The weights that a run begins with are no other run's weights.
    #expect(FileStem.stems(["slow", "slow init"]) == ["slow", "slow-init-2"])
  }
}
