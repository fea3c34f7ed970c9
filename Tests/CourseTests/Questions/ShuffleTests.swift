import Course
import Testing

@Suite struct ShuffleTests {
  private func choices(_ count: Int, fixed: Bool = false) -> Choices {
    Choices(
      options: (0..<count).map { .init(text: RichText("\($0)"), key: .wrong) }, isFixed: fixed)
  }

  private func lines(_ count: Int) -> Question {
    Question(id: "T", kind: .order((0..<count).map { RichText("\($0)") }), prompt: [])
  }

  @Test func everyOrderHoldsEachOptionOnce() {
    for count in 0...8 {
      for seed in 0..<50 as Range<UInt64> {
        #expect(choices(count).order(seed: seed).sorted() == Array(0..<count))
      }
    }
  }

  @Test func theSameSeedGivesTheSameOrder() {
    #expect(choices(6).order(seed: 7) == choices(6).order(seed: 7))
    #expect(Set((0..<20).map { choices(6).order(seed: $0) }).count > 10)
  }

  @Test func everyOptionComesFirstAboutEquallyOften() {
    var firsts = [0, 0, 0, 0]
    for seed in 0..<4000 as Range<UInt64> { firsts[choices(4).order(seed: seed)[0]] += 1 }
    for count in firsts { #expect((900...1100).contains(count)) }
  }

  @Test func fixedOptionsStayInPlace() {
    #expect(choices(5, fixed: true).order(seed: 3) == [0, 1, 2, 3, 4])
  }

  @Test func linesNeverStartSolved() {
    for count in 2...5 {
      for seed in 0..<500 as Range<UInt64> {
        let order = lines(count).order(seed: seed)
        #expect(order != Array(0..<count))
        #expect(order.sorted() == Array(0..<count))
      }
    }
  }

  @Test func aNumberHasNoOrder() {
    let item = Question(
      id: "T", kind: .numeric(Numeric(key: .value(1), tolerance: 0)), prompt: [])
    #expect(item.order(seed: 1).isEmpty)
  }
}
