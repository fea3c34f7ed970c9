import Compute
import Labs
import Learning
import Testing
import TextUI

@testable import Tutor

/// Blanks of the network that lessons compute by hand.
@Suite struct BlanksTests {
  /// 2-2-1 with tanh and cross-entropy, where backward has ended.
  private final class Net {
    private var debugger: StepDebugger

    init() throws {
      debugger = try StepDebugger(
        Experiment(
          model: Model(
            inputShape: Shape(2), [.dense(2, named: "hidden"), .tanh, .dense(1, named: "out")]),
          loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5),
          training: Dataset(
            inputs: [1, 0.5], inputShape: Shape(2), targets: .values([1], shape: Shape(1))),
          batchSize: 1),
        beginningFrom: zip(
          ["hidden.weight", "hidden.bias", "out.weight", "out.bias"] as [TensorName],
          [
            (Shape(2, 2), [0.5, -0.25, 1, 0.5]), (Shape(2), [0, -0.5]), (Shape(1, 2), [1, -1]),
            (Shape(1), [0]),
          ] as [(Shape, [Float])]
        ).map { Checkpoint.Tensor(name: $0, shape: $1.0, values: $1.1) })
    }

    func run(until goal: StepGoal) { debugger.run(until: goal) }

    func explain(_ element: TensorElement) -> Explanation? { debugger.explain(element) }

    /// A copy of all explanations, to be asked from a picture.
    func explanations(_ elements: [TensorElement]) -> [TensorElement: Explanation] {
      Dictionary(
        uniqueKeysWithValues: elements.compactMap { element in
          debugger.explain(element).map { (element, $0) }
        })
    }

    var report: StepReport {
      var report = StepReport()
      report.rows = debugger.rows
      report.parameters = debugger.plan.parameterNames.map { name in
        let summary = debugger.summary(of: name) ?? TensorSummary([], shape: Shape())
        return TensorReading(name: name, values: [], summary: summary, readiness: .given)
      }
      return report
    }
  }

  private func type(_ text: String, _ blanks: inout Blanks, _ net: Net) {
    for key in text.map(Key.character) + [.enter] { blanks.press(key, net.explain) }
  }

  @Test func theyAreFilledInOneByOne() throws {
    let net = try Net()
    net.run(until: .backward)
    var blanks = Blanks()
    #expect(!blanks.isOn && blanks.hidden.isEmpty)
    blanks.takeMore(net.report)
    #expect(blanks.elements.count == 2 && blanks.hidden.count == 2)
    type("-0.569", &blanks, net)
    #expect(blanks.hidden == [TensorElement("out.weight.gradient", 0)])
    #expect(blanks.current == TensorElement("out.weight.gradient", 0))
    type("-0.204", &blanks, net)
    #expect(blanks.hidden.isEmpty)
    blanks.takeMore(net.report)
    #expect(blanks.elements.count == 4 && blanks.hidden.count == 2)
    for _ in 0..<2 { blanks.takeMore(net.report) }
    #expect(!blanks.isOn)
  }

  @Test func aWrongNumberIsNamedAndThenShown() throws {
    let net = try Net()
    net.run(until: .backward)
    var blanks = Blanks()
    blanks.takeMore(net.report)
    let first = try #require(blanks.current)
    type("0.431", &blanks, net)
    guard case .slip(let slip) = blanks.advice(first, net.explain) else {
      Issue.record("no slip")
      return
    }
    #expect(slip.kind == .target && blanks.hidden.contains(first))
    type("17", &blanks, net)
    guard case .number = blanks.advice(first, net.explain) else {
      Issue.record("no number")
      return
    }
    #expect(!blanks.hidden.contains(first))
  }

  @Test func withoutASlipTheRuleIsShown() throws {
    let net = try Net()
    net.run(until: .backward)
    var blanks = Blanks()
    blanks.takeMore(net.report)
    let first = try #require(blanks.current)
    type("17", &blanks, net)
    let advice = try #require(blanks.advice(first, net.explain))
    #expect(advice.text.contains("out.sum.gradient ="))
  }

  @Test func aNumberThatIsNotThereYetCannotBeEntered() throws {
    let net = try Net()
    var blanks = Blanks()
    blanks.takeMore(net.report)
    let first = try #require(blanks.current)
    type("1", &blanks, net)
    guard case .notYet = blanks.advice(first, net.explain) else {
      Issue.record("\(String(describing: blanks.advice(first, net.explain)))")
      return
    }
    #expect(blanks.sheet.entered.isEmpty)
  }

  @Test func thePanelIsDrawnAtEverySize() throws {
    let net = try Net()
    net.run(until: .backward)
    var blanks = Blanks()
    for _ in 0..<3 { blanks.takeMore(net.report) }
    #expect(blanks.elements.count == 8)
    type("-0.569", &blanks, net)
    type("0.1", &blanks, net)
    blanks.turnRule()
    let explanations = net.explanations(blanks.elements)
    let panel = BlankPanel(blanks: blanks, explanation: { explanations[$0] })
    #expect(panel.summary.contains("1 of 8 right"))
    for size in [(0, 0), (8, 2), (40, 6), (44, 14), (90, 30)] {
      for look in [Look.standard, Look(colors: .none, glyphs: .ascii)] {
        var surface = Surface(Size(columns: size.0, rows: size.1), look: look)
        panel.draw(on: &surface, in: surface.bounds)
        if size.0 >= 40 { #expect(surface.description.contains("blanks")) }
        if look.glyphs == .ascii { #expect(surface.description.allSatisfy { $0.isASCII }) }
      }
    }
  }
}
