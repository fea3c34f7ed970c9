import Course
import Testing

/// What becomes of Markdown in a step.
@Suite struct MarkdownTests {
  /// The blocks of a step with this text.
  private func blocks(_ markdown: String) throws -> [TextBlock] {
    let text = """
      ---
      descent: 1
      id: T01
      title: T
      promise: P
      unit: 1
      minutes: 1
      path: core
      objectives: [One]
      ---

      ## Step

      \(markdown)
      """
    let lesson = try LessonReader.read(SourceFile(path: "t.md", text: text))
    return lesson.steps[0].screens[0].blocks.compactMap {
      if case .text(let block) = $0 { block } else { nil }
    }
  }

  private func errors(_ markdown: String) -> [String] {
    do {
      _ = try blocks(markdown)
      return []
    } catch let errors as LessonErrors {
      return errors.errors.map(\.what)
    } catch {
      return ["\(error)"]
    }
  }

  private func say(_ text: String) -> TextBlock { .paragraph(RichText(text)) }

  @Test func readsLists() throws {
    #expect(
      try blocks("- one\n- two\n  - inner\n\n1. first\n2. second") == [
        .list(
          [[say("one")], [say("two"), .list([[say("inner")]], ordered: false)]], ordered: false),
        .list([[say("first")], [say("second")]], ordered: true),
      ])
  }

  @Test func readsTables() throws {
    #expect(
      try blocks("| a | b |\n| - | -: |\n| 1 | **2** |\n| 3 |\n") == [
        .table(
          header: [RichText("a"), RichText("b")],
          rows: [
            [RichText("1"), RichText([.init("2", .strong)])], [RichText("3"), RichText([])],
          ])
      ])
  }

  @Test func readsQuotationsHeadingsAndCode() throws {
    #expect(
      try blocks("### Inside\n\n> said\n\n```\nw − η · slope\n```\n\n```text\na\n\nb\n```") == [
        .heading(RichText("Inside")), .quotation([say("said")]), .code("w − η · slope"),
        .code("a\n\nb"),
      ])
  }

  @Test func emphasesNest() throws {
    #expect(
      try blocks("a *b **c** `d`* <https://e.org> &amp; 5 < 6") == [
        .paragraph(
          RichText([
            .init("a "), .init("b ", .emphasis), .init("c", [.emphasis, .strong]),
            .init(" ", .emphasis), .init("d", [.emphasis, .code]), .init(" "),
            .init("https://e.org", link: "https://e.org"), .init(" & 5 < 6"),
          ]))
      ])
  }

  @Test func aLineBreakIsASpace() throws {
    #expect(try blocks("one\ntwo  \nthree\\\nfour") == [say("one two three four")])
  }

  @Test func aPlaceholderKeepsItsEmphasisAndCodeStaysAsItIs() throws {
    #expect(
      try blocks("**{{lab: a.b_c percent}}** `{{lab: x}}`") == [
        .paragraph(
          RichText([
            .init(
              "{{lab: a.b_c percent}}", .strong,
              placeholder: Placeholder(metric: "a.b_c", format: .percent)),
            .init(" "), .init("{{lab: x}}", .code),
          ]))
      ])
  }

  @Test(arguments: [
    ("a <b>c</b>", "HTML is not read"), ("<div>\n</div>", "HTML is not read"),
    ("<!-- no -->", "HTML is not read"), ("![a](b)", "pictures are not shown in a terminal"),
    ("[a](javascript:b)", "the link leads to `javascript:b`"),
    (
      "[a](lesson:)",
      "the link leads to "
        + "`lesson:`"
    ), ("```swift\na\n```", "`swift` is not a block that this version reads"),
    ("```\na", "the fence is not closed"),
    ("- a\n\n  ```quiz\n  id: a\n  ```", "a `quiz` block cannot stand inside other text"),
    ("~~~quiz\nid: a\n~~~", "the fence of a `quiz` block must begin the line with backticks"),
    ("> [!hint] a", "`[!hint]` cannot stand here"),
    (
      "a\n---",
      "this line makes a heading of the "
        + "text above it"
    ),
    (
      "{{lab: a loud}}",
      "`{{lab: a loud}}` is not a placeholder that this "
        + "version reads"
    ),
    (
      "{{lab: 1a}}",
      "`{{lab: 1a}}` is not a placeholder that this version "
        + "reads"
    ),
  ])
  func whatALessonCannotHoldIsAnError(_ markdown: String, _ what: String) {
    #expect(errors(markdown).contains(what), "\(errors(markdown))")
  }

  @Test func nestingIsLimited() {
    let deep = { (levels: Int) in String(repeating: "> ", count: levels) + "a" }
    #expect(errors(deep(LessonLimits.textDepth - 1)).isEmpty)
    #expect(
      errors(deep(LessonLimits.textDepth))
        == ["lists and quotations are nested more than 8 deep"])
    #expect(!errors(deep(500)).isEmpty)
  }
}
