import Labs
import Testing

@Suite struct DialTests {
  private func turned(_ dial: Dial, by notches: Int) -> Dial {
    var dial = dial
    let isChanged = dial.turn(by: notches)
    #expect(isChanged)
    return dial
  }

  private func refuses(_ dial: Dial, _ text: String) -> Bool {
    var other = dial
    return !other.set(text) && other == dial
  }

  private let rate = Dial.numbers("rate", "rate", [0.01, 0.1, 1], at: 0.1)

  @Test func numbersMoveAlongTheirLadderAndStopAtItsEnds() {
    var top = turned(rate, by: 1)
    #expect(top.value == 1)
    let isChanged = top.turn(by: 1)
    #expect(!isChanged)
    #expect(turned(top, by: -10).value == 0.01)
  }

  @Test func aNumberBetweenTwoRungsGoesToTheNextOne() {
    var between = rate
    let isTaken = between.set("0.5")
    #expect(isTaken)
    #expect(turned(between, by: 1).value == 1)
    #expect(turned(between, by: -1).value == 0.1)
  }

  @Test(arguments: ["2", "0.001", "nan", "inf", "", "x"])
  func aNumberOutOfRangeChangesNothing(_ text: String) { #expect(refuses(rate, text)) }

  @Test func wordsStopAtTheirEnds() {
    var optimizer = Dial.words("optimizer", "optimizer", ["sgd", "momentum", "adam"], at: "adam")
    let isChanged = optimizer.turn(by: 1)
    #expect(!isChanged)
    #expect(turned(optimizer, by: -1).word == "momentum")
    #expect(turned(optimizer, by: -7).word == "sgd")
    #expect(refuses(optimizer, "lion"))
  }

  @Test func aFlagIsOnToTheRight() {
    let mask = Dial.flag("mask", "mask", at: true)
    let off = turned(mask, by: -1)
    #expect(off.text == "off")
    #expect(turned(off, by: 1) == mask)
    #expect(refuses(mask, "perhaps"))
  }

  @Test(arguments: [
    Dial.numbers("a", "a", [0.001, 0.03, 3], at: 0.03),
    Dial.counts("b", "b", [1, 8, 1_077], at: 1_077), Dial.words("c", "c", ["x", "y"], at: "y"),
    Dial.flag("d", "d", at: true),
  ])
  func aSettingBringsTheValueBack(_ dial: Dial) {
    var other = dial
    for _ in 0..<dial.count { _ = other.turn(by: -1) }
    let isTaken = other.set(dial.setting)
    #expect(isTaken)
    #expect(other == dial)
  }

  @Test func aSheetKnowsItsDialsByName() {
    var sheet = ControlSheet([
      .numbers("rate", "learning rate", [0.1, 1], at: 0.1),
      .counts("batch", "batch", 1...64, at: 32),
    ])
    sheet.turn("batch", by: 1)
    #expect(sheet.count("batch") == 33)
    #expect(sheet.settings == ["rate": "0.1", "batch": "33"])
    let isKnown = sheet.set("colour", to: "red") || sheet.turn("colour", by: 1)
    #expect(!isKnown)
    #expect(
      sheet.controls(["batch"]) == [
        LabControl("batch", label: "batch", value: "33", share: 32.0 / 63)
      ])
  }
}
