import Compute
import Learning
import Testing
import TextUI

@testable import Labs

/// Numbers that are filled in by hand, and which ones of a network.
@Suite struct BlankSheetTests {
  private func type(_ text: String, into sheet: inout BlankSheet<Int>) {
    for character in text {
      sheet.press(.character(character), cells: [10, 20, 30]) { cell, value in
        value == Double(cell)
      }
    }
  }

  private func enter(_ sheet: inout BlankSheet<Int>) -> Bool {
    sheet.press(.enter, cells: [10, 20, 30]) { cell, value in
      value == Double(cell)
    }
  }

  @Test func aRightNumberLeadsToTheNextBlank() {
    var sheet = BlankSheet<Int>()
    type("10", into: &sheet)
    #expect(sheet.isTyped && sheet.typed == "10")
    #expect(enter(&sheet))
    #expect(sheet.row == 1 && sheet.typed.isEmpty && sheet.entered == [10: 10])
    type("-2,5.", into: &sheet)
    #expect(sheet.typed == "-2.5")
    #expect(enter(&sheet))
    #expect(sheet.row == 1 && sheet.misses == [20: 1] && !sheet.isShown(20))
    type("7", into: &sheet)
    #expect(enter(&sheet))
    #expect(sheet.isShown(20))
  }

  @Test func nothingIsEnteredWhereNobodyCanTell() {
    var sheet = BlankSheet<Int>()
    type("5", into: &sheet)
    let isEntered = sheet.press(.enter, cells: [1]) { _, _ in nil }
    #expect(!isEntered && sheet.entered.isEmpty && sheet.misses.isEmpty && sheet.typed == "5")
    #expect(!sheet.press(.enter, cells: []) { _, _ in true })
  }

  @Test func theCursorStaysAmongTheBlanks() {
    var sheet = BlankSheet<Int>()
    for key in [Key.up, .down, .down, .down, .backspace, .home] {
      sheet.press(key, cells: [1, 2]) { _, _ in true }
    }
    #expect(sheet.row == 1 && sheet.current([1, 2]) == 2 && sheet.current([]) == nil)
  }

  // MARK: Which numbers

  private func plan(_ experiment: Experiment) throws -> BlankPlan {
    let debugger = try StepDebugger(experiment)
    let parameters = debugger.plan.parameterNames.map { name in
      let summary = debugger.summary(of: name) ?? TensorSummary([], shape: Shape())
      return TensorReading(name: name, values: [], summary: summary, readiness: .given)
    }
    return BlankPlan(debugger.rows, parameters: parameters)
  }

  /// In the order of the exercise: the last layer first.
  @Test func aSmallNetworkHasTheBlanksOfTheExercise() throws {
    let plan = try plan(
      Experiment(
        model: Model(
          inputShape: Shape(2), [.dense(2, named: "hidden"), .tanh, .dense(1, named: "out")]),
        loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5),
        training: Dataset(
          inputs: [1, 0.5], inputShape: Shape(2), targets: .values([1], shape: Shape(1))),
        batchSize: 1))
    #expect(
      plan.elements == [
        TensorElement("out.sum.gradient", 0), TensorElement("out.weight.gradient", 0),
        TensorElement("hidden.gradient", 1), TensorElement("hidden.sum.gradient", 1),
        TensorElement("hidden.sum", 0), TensorElement("hidden", 1),
        TensorElement("hidden.weight.gradient", 0), TensorElement("hidden.bias.gradient", 1),
      ])
    #expect(plan.elements(2).count == 2 && plan.elements(0).isEmpty && plan.elements(99).count == 8)
  }

  /// A network without a hidden layer has fewer of those, and other numbers in their place.
  @Test func everyNetworkHasBlanks() throws {
    let plan = try plan(
      Experiment(
        model: Model(inputShape: Shape(2), [.dense(3)]), loss: .crossEntropy,
        optimizer: SGD(rate: 0.5),
        training: Dataset(
          inputs: [1, 0.5, 0, 2], inputShape: Shape(2), targets: .classes([1, 2], count: 3)),
        batchSize: 2))
    #expect(plan.elements.count >= 4 && Set(plan.elements).count == plan.elements.count)
    #expect(plan.elements.first == TensorElement("0.sum.gradient", 0))
  }

  @Test func pressesGoRound() {
    var counts: [Int] = []
    var count = 0
    for _ in 0..<5 {
      count = BlankPlan.count(after: count)
      counts.append(count)
    }
    #expect(counts == [2, 4, 8, 0, 2])
  }
}
