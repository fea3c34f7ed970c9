import Testing

@testable import NetworkFiles

private func read(_ text: String) -> DecimalNumber.Reading {
  let bytes = Array("<\(text)>".utf8)
  return DecimalNumber.read(bytes, in: 1..<bytes.count - 1)
}

@Suite struct DecimalNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", -0.0), ("+7", 7), ("007", 7), ("1.", 1), (".5", 0.5), ("-.5e1", -5),
      ("1E+2", 100), ("1e-2", 0.01), ("0.000e999", 0), ("0e-99999999999999999999", 0),
      ("16777217", 16_777_216), ("1e-60", 0), ("3.4028235e38", Float.greatestFiniteMagnitude),
      ("1.1754944e-38", Float.leastNormalMagnitude), ("1e-45", Float.leastNonzeroMagnitude),
      ("00000000000000000000000000000000000001", 1),
      ("0.00000000000000000000000000000000001e35", 1),
      ("100000000000000000000000000000000000e-35", 1),
    ] as [(String, Float)])
  func decimalsAreRead(text: String, value: Float) {
    guard case .number(let read) = read(text) else {
      Issue.record("\(text) was not read as a number")
      return
    }
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "e", "e5", "1e", "1e+", "1e5.0", "1.2.3", "1e5e5", "--1", "+-1",
    "1 ", " 1", "0x1", "1f", "nan", "inf", "infinity", "1,5", "1_0", "١", "1\0",
  ])
  func everythingElseIsNot(_ text: String) {
    #expect(read(text) == .notANumber)
  }

  @Test(arguments: ["3.4028236e38", "-1e39", "1e999999999999", "9999999999999999999999e30"])
  func whatNoFloatHoldsIsTooLarge(_ text: String) {
    #expect(read(text) == .tooLarge)
  }

  /// Half-way cases, where rounding first to double and then to single precision goes wrong.
  @Test(arguments: [
    "1.00000005960464477539", "1.00000005960464477538", "1.00000005960464477540",
    "1.000000059604644775390625", "1.0000000596046447753906250000000001",
    "1.0000001788139343261718749", "16777217.000000001", "16777219", "8388608.5", "8388609.5",
    "8388609.4999999999",
  ])
  func theNearestFloatIsFoundCloseToTheMiddle(_ text: String) throws {
    #expect(read(text) == .number(try #require(Float(text))))
  }

  @Test func randomDecimalsAgreeWithTheStandardLibrary() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200_000 {
      let digits = Int.random(in: 1...20, using: &random)
      var text = Bool.random(using: &random) ? "-" : ""
      let point = Int.random(in: 0...digits, using: &random)
      for index in 0..<digits {
        if index == point { text += "." }
        text += "\(Int.random(in: 0...9, using: &random))"
      }
      if Bool.random(using: &random) { text += "e\(Int.random(in: -50...50, using: &random))" }
      let expected = try #require(Float(text))
      guard read(text) != (expected.isFinite ? .number(expected) : .tooLarge) else { continue }
      Issue.record("\(text): \(read(text)) instead of \(expected)")
      return
    }
  }

  @Test func theShortestDecimalOfEveryFloatReadsBack() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200_000 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &random))
      guard value.isFinite, read("\(value)") != .number(value) else { continue }
      Issue.record("\(value) was read as \(read("\(value)"))")
      return
    }
  }
}
