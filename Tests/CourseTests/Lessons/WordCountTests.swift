import Course
import Testing

@Suite struct WordCountTests {
  private func text(_ words: Int) -> Block {
    .text(.paragraph(RichText(Array(repeating: "word", count: words).joined(separator: " "))))
  }

  private func question(_ words: Int) -> Question {
    Question(
      id: "T", kind: .order([RichText("many words that are not read"), RichText("b")]),
      prompt: [.paragraph(RichText(Array(repeating: "w", count: words).joined(separator: " ")))])
  }

  @Test func signsAreNoWordsAndAPlaceholderIsOne() {
    let text = RichText([
      .init("The loss − now – is "),
      .init("{{lab: loss percent}}", placeholder: Placeholder(metric: "loss", format: .percent)),
      .init(", not 0.5 …"),
    ])
    #expect(text.words == 7)
  }

  @Test func everythingThatIsReadCounts() {
    let two = RichText("two words")
    #expect(TextBlock.heading(two).words == 2)
    #expect(TextBlock.list([[.paragraph(two)], [.paragraph(two)]], ordered: true).words == 4)
    #expect(TextBlock.quotation([.paragraph(two), .paragraph(two)]).words == 4)
    #expect(TextBlock.table(header: [two], rows: [[two], [two]]).words == 6)
    #expect(TextBlock.code("not read").words == 0)
  }

  @Test func aPredictionEndsAStretch() {
    let screen = Screen(blocks: [
      text(30), .predict(question(5)), text(20), .observe(question(1)), text(40),
      .quiz(question(99)),
    ])
    #expect(screen.stretches == [35, 21, 40])
    #expect(screen.wordsAtOnce == 40)
  }

  @Test func aStepIsAsLongAsItsLongestScreen() {
    let step = Step(
      title: "T", screens: [Screen(blocks: [text(10)]), Screen(blocks: [text(20), text(5)])])
    #expect(step.wordsAtOnce == 25)
  }
}
