import Foundation
import Testing
import TextUI

@Suite struct NumbersTests {
  @Test(arguments: [
    (0.412, "0.412"), (-0.4123, "−0.412"), (1.6549, "1.65"), (31.42, "31.4"), (412.3, "412"),
    (1999.6, "2000"), (31_412, "31 400"), (0.04123, "0.0412"), (9.999, "10.0"), (0, "0.00"),
    (1_234_567, "1 230 000"), (0.0000004123, "4.12e−7"), (-2.5e12, "−2.50e12"), (1.005, "1.01"),
    (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"), (-0.0, "0.00"), (99_950, "100 000"),
    (0.00009996, "0.000100"),
  ])
  func threeSignificantDigits(_ value: Double, _ text: String) {
    #expect(plain(Numbers.significant(value)) == text)
  }

  @Test(arguments: [
    (0.8634, "−0.863", "+0.863"), (12.3456, "−12.346", "+12.346"), (0.0004, "0.000", "0.000"),
    (0.0005, "−0.001", "+0.001"), (0.9996, "−1.000", "+1.000"),
  ])
  func fixedDecimalsKeepTheirSign(_ value: Double, _ negative: String, _ positive: String) {
    #expect(Numbers.fixed(-value) == negative)
    #expect(Numbers.fixed(value, sign: .always) == positive)
  }

  @Test func fixedDecimalsAgreeWithTheLibrary() {
    var seed: UInt64 = 7
    for _ in 0..<2000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(Int64(bitPattern: seed) >> 20) / 1e9
      let expected = String(format: "%.3f", value)
      let text = plain(Numbers.fixed(value)).replacingOccurrences(of: " ", with: "")
      #expect(text.replacingOccurrences(of: "−", with: "-") == expected)
    }
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1000"), (31_400, "31 400"), (-1_234_567, "−1 234 567"),
  ])
  func groupsOfThreeFromFiveDigitsOn(_ value: Int, _ text: String) {
    #expect(plain(Numbers.grouped(value)) == text)
  }

  @Test(arguments: [
    (0.294, "29.4 %"), (0, "0.0 %"), (1, "100.0 %"), (0.0004, "< 0.1 %"), (-0.05, "−5.0 %"),
  ])
  func percentagesHaveASpace(_ share: Double, _ text: String) {
    #expect(plain(Numbers.percent(share)) == text)
  }

  @Test(arguments: [(0.912, ".91"), (1, "1.0"), (0, ".00"), (0.004, ".00"), (0.999, "1.0")])
  func sharesInCellsTakeThreeColumns(_ share: Double, _ text: String) {
    #expect(Numbers.cell(share) == text)
  }

  @Test(arguments: [
    (0.5, "0.5"), (2, "2"), (-2, "−2"), (0.1 + 0.2, "0.3"), (1000, "1000"), (1e-5, "1e−5"),
    (200_000, "200 000"),
  ])
  func ticksAreShort(_ value: Double, _ text: String) {
    #expect(plain(Numbers.tick(value)) == text)
  }

  @Test func aWidthCanBeKept() {
    #expect(Numbers.padded("−0.4", to: 7) == "   −0.4")
    #expect(Numbers.padded("−0.4", to: 2) == "−0.4")
  }

  /// With plain spaces, as a screen shows them.
  private func plain(_ text: String) -> String {
    String(text.map { $0 == Numbers.space ? " " : $0 })
  }
}
