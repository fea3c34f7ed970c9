import Course
import Testing

@Suite struct NumberInputTests {
  @Test(arguments: [
    ("0.4", 0.4), ("−0,4", -0.4), ("-0.4", -0.4), ("–7", -7), ("+3", 3), (" 12 % ", 12),
    ("1 000.5", 1000.5), ("1\u{202F}000,5", 1000.5), ("1,000,000", 1_000_000), ("1,234.5", 1234.5),
    ("1.234,5", 1234.5), ("2,303", 2.303), ("1e-3", 0.001), ("1,5E3", 1500), (".5", 0.5),
    ("5.", 5), ("6'340", 6340), ("0", 0),
  ])
  func readsWhatPeopleType(_ text: String, _ value: Double) {
    #expect(NumberInput.parse(text) == value)
  }

  @Test(arguments: [
    "", " ", "-", "%", "about 3", "3x", "nan", "inf", "0x10", "1e999", "1,2,3", "1.2.3", "1,23.4,5",
    "--3", "3-", "e5", "٣", "1,2345.6", "3 %%",
  ])
  func anythingElseIsNil(_ text: String) {
    #expect(NumberInput.parse(text) == nil)
  }

  private func numeric(_ key: Double, unit: String? = nil) -> Numeric {
    Numeric(key: .value(key), tolerance: 0.005, unit: unit)
  }

  @Test func theUnitMayFollow() {
    #expect(numeric(3, unit: "bits").value(of: "3 bits") == 3)
    #expect(numeric(3, unit: "bits").value(of: "3 bytes") == nil)
  }

  @Test func percentIsAHundredthUnlessItIsTheUnit() {
    #expect(numeric(0.75).value(of: "75 %") == 0.75)
    #expect(numeric(75, unit: "%").value(of: "75 %") == 75)
    #expect(numeric(75, unit: "%").value(of: "75") == 75)
  }

  @Test func aCommaSeparatesThousandsOnlyWhereThatIsRight() {
    #expect(numeric(7058).value(of: "7,058") == 7058)
    #expect(numeric(2.303).value(of: "2,303") == 2.303)
    #expect(numeric(9).value(of: "7,058") == 7.058)
  }
}
