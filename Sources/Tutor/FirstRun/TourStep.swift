/// A step of the first half-minute: it teaches a key, and doing that key moves on.
enum TourStep: Int, CaseIterable, Equatable, Sendable {
  case glyphs, run, pane, control, help, end

  /// Which try at a smooth curve the glyph check is at.
  enum Trial: Equatable, Sendable {
    /// The finest marks that the terminal is believed to show.
    case first
    case coarser
    /// ASCII, which needs no asking.
    case last
  }

  /// What it is called.
  func title(_ trial: Trial) -> String {
    switch self {
    case .glyphs:
      switch trial {
      case .first: "Welcome to Descent"
      case .coarser: "And now?"
      case .last: "Then in plain signs"
      }
    case .run: "A network that knows nothing"
    case .pane: "Who has the keys"
    case .control: "Change something"
    case .help: "If ever you are stuck"
    case .end: "That is all you need"
    }
  }

  /// What it says, a paragraph each.
  func paragraphs(_ trial: Trial) -> [String] {
    switch self {
    case .glyphs:
      switch trial {
      case .first:
        [
          """
          A network learns by walking downhill: step by step, to where its loss is small. You will \
          see many such hills.
          """,
          "So first: is this hill one smooth line?",
        ]
      case .coarser: ["The same hill, drawn in coarser blocks.", "Is it one line now?"]
      case .last: ["The same hill, drawn with signs that every screen has."]
      }
    case .run:
      [
        """
        A spam filter before its first lesson. It is about to train on real mails, here and now, \
        on this computer.
        """,
        "The curve will be its loss: a number for how wrong it is.",
      ]
    case .pane:
      [
        "It learns: the loss falls, and its 57 weights grow from 0.",
        """
        Keys act on one thing at a time: it is gold, or bold. Tab moves on, here to the number of \
        mails that it learns from.
        """,
      ]
    case .control:
      [
        """
        Give it fewer mails, or all of them again. It goes back to its start, and Space lets it \
        learn once more.
        """
      ]
    case .help: ["The last row names the keys that do something now. One key shows them all."]
    case .end:
      [
        """
        Space runs. Tab and the arrows change things. Esc goes back. / finds any word of the \
        course, g says what a term means.
        """
      ]
    }
  }

  /// The keys that it waits for, and what they do.
  func keys(_ trial: Trial) -> [(key: String, text: String)] {
    switch self {
    case .glyphs:
      trial == .last
        ? [("1", "good, go on"), ("2", "show the fine line again")]
        : [("1", "yes"), ("2", "no: gaps, boxes or odd signs")]
    case .run: [("Space", "let it learn")]
    case .pane: [("Tab", "to the control")]
    case .control: [("←", "fewer mails"), ("→", "more")]
    case .help: [("?", "show all keys")]
    case .end: [("Enter", "to the course")]
    }
  }
}
