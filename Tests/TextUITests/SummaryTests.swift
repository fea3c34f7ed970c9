import Testing
import TextUI

/// What those hear who do not see a widget.
@Suite struct SummaryTests {
  @Test func blocksOfTextEndBeforeTheNextBegins() {
    let text = TextView([
      .heading("Downhill"), .paragraph("Fog again:"), .item("one step"), .item("“and another”"),
      .quotation("Really?"),
    ])
    #expect(text.summary == "Downhill. Fog again: one step. “and another”. Really?")
  }

  @Test func anOptionSaysWhoseItIsAndWhetherItMoves() {
    let locked = OptionList([
      .init("down"), .init("up", mark: .locked, note: "your prediction"),
    ])
    #expect(locked.summary == "1 down; 2 up, locked in, your prediction")
    let order = OptionList([.init("one"), .init("two")], kind: .order(moving: 1), focus: 1)
    #expect(order.summary == "1 one; 2 two, being moved, focused")
  }

  @Test func aTableReadsItsCellsWithTheirHeads() {
    let columns = [
      TextUI.Table.Column("", .left), .init("training"), .init("validation"),
    ]
    let table = TextUI.Table(
      columns, rows: [["update 40", "0.250", "0.320"], ["update 600", "0.000", "2.472"]])
    #expect(
      table.summary == "table with 2 rows: update 40, training 0.250, validation 0.320; "
        + "update 600, training 0.000, validation 2.472")
    let long = TextUI.Table(columns, rows: (1...9).map { [StyledText("row \($0)")] })
    #expect(long.summary.hasSuffix("row 6; and 3 more"))
    #expect(TextUI.Table(columns, rows: []).summary == "table with 0 rows")
  }

  @Test func aNumberThatNobodyKnowsYetIsNotReadOut() {
    let shares = ShareBars([.init("before", 0.9), .init("after", 0, text: "")])
    #expect(shares.summary == "before 90.0\u{A0}%")
    #expect(ShareBars([.init("after", 0, text: "")]).summary == "no shares yet")
  }

  @Test func aCurveThatRestsAtItsEndSaysSo() {
    let values = (0...100).map { (step: Int) -> Double in step < 60 ? 1 - Double(step) / 100 : 0.4 }
    let chart = LineChart(
      title: .muted("loss"), [Series("", values: values)], x: Axis(0, 100), y: Axis(0, 1))
    #expect(chart.summary == "loss 1.00 → 0.400, falling, flat at the end")
  }

  @Test func aScaleOfClassesIsSaidWithoutItsMarks() {
    #expect(ColorBar.classes().summary == "scale from A to B")
  }

  @Test func boxesSayWhatIsInThem() {
    let boxes = NestedBoxes([.init("AI", "rules, too"), .init("machine learning")])
    #expect(boxes.summary == "AI (rules, too) contains machine learning")
  }
}
