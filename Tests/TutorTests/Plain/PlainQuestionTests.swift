import Course
import Recall
import SessionPlay
import Testing
import Tutor

/// Each type of question as a conversation.
@Suite struct PlainQuestionTests {
  /// A lesson of one question.
  private static func player(
    _ question: String, style: PlainStyle = PlainStyle()
  ) throws -> PlainPlayer {
    let text = """
      ---
      descent: 1
      id: X01
      title: One question
      promise: You answer it.
      unit: 1
      minutes: 1
      path: core
      needs: []
      objectives: [Answer a question]
      glossary:
        loss: One number for how wrong the answers are.
      ---

      ## The question

      ```quiz
      id: X01.one
      objective: X01.1
      \(question)
      ```
      """
    let lesson = try LessonReader.read(SourceFile(path: "x01.md", text: text))
    var library = Library(lessons: [lesson])
    library.syllabus = Syllabus(units: [
      Syllabus.Unit(
        number: 1, title: "Questions",
        lessons: [
          Syllabus.Entry(id: "X01", slug: "one", title: "One", minutes: 1, promise: "You answer.")
        ])
    ])
    return PlainPlayer(opening: .lesson("X01", step: nil), library: library, style: style)
  }

  private static let choice = """

    Which way is down?

    - [x] against the slope
      > Yes, against it.
    - [ ] along the slope
      > That is up.
    - [ ] to the left
      > Not everywhere.

    > [!hint] The slope points up.
    > [!why] The slope points to where the height grows.
    """

  private static let multi = """
    type: multi

    Which are even?

    - [x] two
      > Two is.
    - [ ] three
      > Three is odd.
    - [x] four
      > Four is.
    """

  private static let numeric = """
    type: numeric
    answer: -0.4
    tolerance: 0.01
    low: Larger than that.
    high: Smaller than that.
    right: To the digit.

    What is two tenths less two times three tenths?
    """

  private static let order = """
    type: order

    From small to large.

    1. one
    2. two
    3. three
    """

  private func answers(_ player: PlainPlayer) -> [AnswerEvent] {
    player.events.compactMap { if case .answer(let answer) = $0.kind { answer } else { nil } }
  }

  private func row(_ words: String, _ player: PlainPlayer) -> String {
    let line = player.transcript.last { $0.hasSuffix("  " + words) } ?? ""
    return String(line.prefix(4).filter(\.isNumber))
  }

  @Test func aChoiceIsAskedAsThePromptsSay() throws {
    var player = try Self.player(Self.choice)
    #expect(player.prompt == "answer (1-3, h hint, x skip): ")
    player.type(row("along the slope", player))
    #expect(player.prompt == "sure? (1 guess, 2 fairly, 3 sure): ")
    player.type("3")
    #expect(player.reply.contains("Not quite. You were sure. That is up."))
    #expect(player.prompt == "Enter tries again (n next, ? help): ")
    player.type("")
    player.type(row("against the slope", player), "2")
    #expect(player.reply.contains("Right. Yes, against it."))
    #expect(player.words.contains("Why. The slope points to where the height grows."))
    #expect(player.prompt == "Enter ends the lesson (? help): ")
    player.type("")
    #expect(player.words.contains("1 of 1 right"))
    #expect(answers(player).map(\.score) == [0, 1])
    #expect(answers(player).map(\.confidence) == [.sure, .fairly])
  }

  @Test func aHintIsGivenOnceThereIsOne() throws {
    var player = try Self.player(Self.choice)
    player.type("h")
    #expect(player.reply.contains("Hint: The slope points up."))
    #expect(player.prompt == "answer (1-3, x skip): ")
    player.type("h")
    #expect(player.reply.count == 1)
    player.type("1", "1")
    #expect(answers(player).map(\.hints) == [1])
  }

  @Test func aQuestionCanBeSkipped() throws {
    var player = try Self.player(Self.choice)
    player.type("x")
    #expect(player.reply.contains("Skipped."))
    #expect(answers(player).isEmpty)
    #expect(player.events.contains { $0.kind == .skip(item: "X01.one", lesson: "X01") })
  }

  @Test func severalOptionsAreTickedInOneLine() throws {
    var player = try Self.player(Self.multi)
    #expect(player.prompt == "answer (1-3, several with spaces between, x skip): ")
    player.type(row("two", player) + ", " + row("four", player))
    player.type("2")
    #expect(answers(player).map(\.score) == [1])
    #expect(answers(player).map(\.response) == ["0,2"])
  }

  @Test(arguments: ["-0.4", "−0,4", " – 0.4 "]) func aNumberIsReadAsPeopleTypeIt(
    _ line: String
  ) throws {
    var player = try Self.player(Self.numeric)
    #expect(player.prompt == "answer (a number, x skip): ")
    player.type(line, "3")
    #expect(player.reply.contains("Right. To the digit."))
    #expect(answers(player).map(\.response) == ["-0.4"])
  }

  @Test func whatIsNoNumberIsAskedForAgain() throws {
    var player = try Self.player(Self.numeric)
    player.type("4 or 5")
    #expect(player.reply == ["That is not a number. Digits, a point or a comma."])
    #expect(player.prompt == "answer (a number, x skip): ")
    player.type("about")
    #expect(player.reply == ["“about” means nothing here; ? says what does."])
    #expect(answers(player).isEmpty)
  }

  @Test func linesAreOrderedByTheirNumbers() throws {
    var player = try Self.player(Self.order)
    #expect(player.prompt == "answer (1-3, all of them in your order, x skip): ")
    player.type("1 2")
    #expect(player.reply == ["Each number from 1 to 3 once, for instance 3 2 1."])
    player.type("1 1 2")
    #expect(player.reply.count == 1)
    player.type(["one", "two", "three"].map { row($0, player) }.joined(separator: " "))
    player.type("2")
    #expect(answers(player).map(\.score) == [1])
  }

  @Test func theRightAnswerIsNamedOnceNoTryIsLeft() throws {
    var player = try Self.player(Self.choice)
    player.type(row("to the left", player), "1")
    #expect(!player.words.contains("The right answer is"))
    player.type("", row("along the slope", player), "1")
    let right = row("against the slope", player)
    #expect(player.reply.contains("The right answer is \(right)."))
  }

  @Test(arguments: ["0", "4", "9999999999999999999999", "1 2", "1;2", "-1", "1.5", "", "   "])
  func whatIsNoOptionIsAskedForAgain(_ line: String) throws {
    var player = try Self.player(Self.choice)
    player.type(line)
    #expect(player.reply.count == 1, "\(player.reply)")
    #expect(player.reply.first?.hasSuffix(".") == true)
    #expect(player.prompt == "answer (1-3, h hint, x skip): ")
  }

  @Test func anotherAnswerMayBeTakenBeforeItCounts() throws {
    var player = try Self.player(Self.choice)
    player.type(row("along the slope", player), "b")
    #expect(player.prompt == "answer (1-3, h hint, x skip): ")
    player.type(row("against the slope", player), "0", "1")
    #expect(answers(player).map(\.score) == [1])
  }

  @Test func anAnswerCountsThoughTheInputEndsBeforeItIsAskedHowSure() throws {
    var player = try Self.player(Self.choice)
    player.type(line: row("against the slope", player))
    player.type(line: nil)
    #expect(answers(player).map(\.score) == [1])
    #expect(answers(player).map(\.confidence) == [nil])
    #expect(player.words.contains("Right. Yes, against it."))
  }

  @Test func aTermIsLookedUpFromAnywhere() throws {
    var player = try Self.player(Self.choice)
    player.type("g loss")
    #expect(player.reply == ["loss: One number for how wrong the answers are."])
    player.type("g")
    #expect(player.reply == ["g and one of: loss."])
    player.type("g LOSSES")
    #expect(player.reply == ["loss: One number for how wrong the answers are."])
    player.type("g entropy")
    #expect(player.reply.count == 1)
  }

  @Test func asciiTakesThePlaceOfWhatCannotBeWritten() throws {
    let arrows = Self.choice.replacing("Which way is down?", with: "From 1 → 2, “not” 3 − ¼…")
    let player = try Self.player(arrows, style: PlainStyle(isASCII: true))
    #expect(player.words.contains("From 1 -> 2, \"not\" 3 - ?..."))
  }
}
