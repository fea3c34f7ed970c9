internal import TextUI

/// The keys that are the same everywhere, as data: bindings, footer, help and the table in the
/// README are made from it. What is not in it belongs to one screen and is a capital letter.
public enum KeyTable {
  /// One line of the table.
  struct Entry: Equatable, Sendable {
    var name: KeyName
    /// Those that do it; any of them.
    var keys: [Key]
    /// Those that do the opposite, in a line that names both: ↑ and ↓.
    var opposite: [Key] = []
    /// As written in a footer: `PgDn`, `↑↓`.
    var shown: String
    /// A word or two for the footer, unless the screen knows better.
    var label: String
    /// A sentence.
    var help: String
    /// What has the keys when they mean this.
    var scope: KeyScope
  }

  /// The line of that name.
  static func entry(_ name: KeyName) -> Entry {
    switch name {
    case .act:
      Entry(
        name: name, keys: [.enter], shown: "Enter", label: "go on",
        help: "Acts: opens, answers, goes on", scope: .everywhere)
    case .back:
      Entry(
        name: name, keys: [.escape], shown: "Esc", label: "back",
        help: "Back to where you came from; nothing is lost", scope: .everywhere)
    case .next:
      Entry(
        name: name, keys: [.pageDown, "n"], opposite: [.pageUp, "p"], shown: "PgDn PgUp",
        label: "next", help: "The next and the last page, view or unit (also n and p)",
        scope: .everywhere)
    case .pane:
      Entry(
        name: name, keys: [.tab], opposite: [.backTab], shown: "Tab", label: "next",
        help: "Gives the keys to the next pane: text, stage, each control", scope: .everywhere)
    case .help:
      Entry(
        name: name, keys: ["?"], shown: "?", label: "help",
        help: "The keys that do something now", scope: .everywhere)
    case .search:
      Entry(
        name: name, keys: ["/"], shown: "/", label: "search",
        help: "Searches lessons, terms and labs", scope: .everywhere)
    case .glossary:
      Entry(
        name: name, keys: ["g"], shown: "g", label: "glossary",
        help: "The terms, each in a sentence", scope: .everywhere)
    case .quit:
      Entry(
        name: name, keys: ["q"], shown: "q", label: "quit",
        help: "Leaves Descent; all that you did is kept", scope: .everywhere)
    case .move:
      Entry(
        name: name, keys: [.up, "k"], opposite: [.down, "j"], shown: "↑↓", label: "choose",
        help: "Moves up and down (also k and j)", scope: .list)
    case .digits:
      Entry(
        name: name, keys: .digits(9), shown: "1-9", label: "pick",
        help: "Picks the option of that number; says how sure you are", scope: .list)
    case .mark:
      Entry(
        name: name, keys: [" "], shown: "Space", label: "tick",
        help: "Ticks a box; picks up a line, and puts it down", scope: .boxes)
    case .scroll:
      Entry(
        name: name, keys: [.up, "k"], opposite: [.down, "j"], shown: "↑↓", label: "scroll",
        help: "Scrolls", scope: .text)
    case .links:
      Entry(
        name: name, keys: [.left], opposite: [.right], shown: "←→", label: "terms",
        help: "Goes from link to link; Enter opens it", scope: .text)
    case .turn:
      Entry(
        name: name, keys: [.left], opposite: [.right], shown: "←→", label: "change",
        help: "One notch down or up", scope: .control)
    case .controls:
      Entry(
        name: name, keys: [.up, "k"], opposite: [.down, "j"], shown: "↑↓", label: "controls",
        help: "The control before or after", scope: .control)
    case .type:
      Entry(
        name: name, keys: "0123456789.,-−+%".map(Key.character), shown: "0-9", label: "type",
        help: "Printable keys are text; a decimal comma is fine", scope: .field)
    case .letters:
      Entry(
        name: name,
        // Help and search stay what they are.
        keys: (32..<127).filter { !"?/!".utf8.contains($0) }
          .map { .character(Character(Unicode.Scalar($0))) } + ["×"],
        shown: "a-z", label: "type", help: "Printable keys are text; Esc makes them keys again",
        scope: .words)
    case .caret:
      Entry(
        name: name, keys: [.left, .home], opposite: [.right, .end], shown: "←→", label: "caret",
        help: "Moves the caret; Home and End take it to the ends", scope: .field)
    case .nudge:
      Entry(
        name: name, keys: [.up], opposite: [.down], shown: "↑↓", label: "change",
        help: "One more or one less", scope: .field)
    case .takeBack:
      Entry(
        name: name, keys: [.backspace, .delete], shown: "⌫", label: "delete",
        help: "Takes back the last character, or the last answer", scope: .field)
    case .run:
      Entry(
        name: name, keys: [" "], shown: "Space", label: "run",
        help: "Runs the experiment, or pauses it", scope: .lab)
    case .step:
      Entry(
        name: name, keys: ["s"], shown: "s", label: "one step",
        help: "Trains on a single batch, then stops", scope: .lab)
    case .reset:
      Entry(
        name: name, keys: ["r"], shown: "r", label: "reset",
        help: "Back to the start, same seed: a run repeats to the last digit", scope: .lab)
    case .reseed:
      Entry(
        name: name, keys: ["R"], shown: "R", label: "new seed",
        help: "Back to the start with other random numbers", scope: .lab)
    case .speed:
      Entry(
        name: name, keys: ["["], opposite: ["]"], shown: "[ ]", label: "speed",
        help: "Fewer or more training steps in each picture", scope: .lab)
    case .scrub:
      Entry(
        name: name, keys: [","], opposite: ["."], shown: ", .", label: "scrub",
        help: "Back and forth through what has run", scope: .lab)
    case .runMenu:
      Entry(
        name: name, keys: ["E"], shown: "E", label: "this run…",
        help: "Everything that can be done with the run", scope: .lab)
    case .debug:
      Entry(
        name: name, keys: ["D"], shown: "D", label: "debugger",
        help: "Walks through the run, one instruction at a time", scope: .lab)
    case .doctor:
      Entry(
        name: name, keys: ["V"], shown: "V", label: "run doctor",
        help: "What is wrong with the run, what shows it, what to try", scope: .lab)
    case .branch:
      Entry(
        name: name, keys: ["B"], shown: "B", label: "branch",
        help: "Keeps the run; the next change goes on from this step", scope: .lab)
    case .keep:
      Entry(
        name: name, keys: ["K"], shown: "K", label: "keep",
        help: "Puts the run on the shelf as it is", scope: .lab)
    case .export:
      Entry(
        name: name, keys: ["X"], shown: "X", label: "take along",
        help: "Writes the run into a folder: network, data, weights, log",
        scope: .lab)
    case .stage:
      Entry(
        name: name, keys: [.up, .left, .home, "-", "<", .backspace],
        opposite: [.down, .right, .end, "+", "=", ">"],
        shown: "↑↓←→", label: "stage",
        help: "Moves the cursor of the picture, or what it is on; + and − change it, ⌫ takes back",
        scope: .stage)
    case .skip:
      Entry(
        name: name, keys: ["x"], shown: "x", label: "skip",
        help: "Passes over a question; it counts as seen, not as known", scope: .question)
    case .hint:
      Entry(
        name: name, keys: ["h"], shown: "h", label: "hint", help: "Gives a hint",
        scope: .question)
    case .flag:
      Entry(
        name: name, keys: ["!"], shown: "!", label: "flag",
        help: "Flags a question for its author: wrong, unclear or unfair", scope: .question)
    case .easy:
      Entry(
        name: name, keys: ["e"], shown: "e", label: "too easy",
        help: "After a right answer: it comes back later than it would have", scope: .question)
    }
  }

  /// All lines in order.
  static var entries: [Entry] { KeyName.allCases.map(entry) }

  /// Keys that no screen has a use for yet: they are kept free, and not told of.
  static let reserved: Set<KeyName> = []

  /// Whether a key stands in the table, whatever for.
  ///
  /// - Parameter isBesideLab: Whether the screen has a lab: capitals that act on a lab's runs are any
  ///   other screen's own.
  static func claims(_ key: Key, besideLab isBesideLab: Bool = true) -> Bool {
    entries.contains { entry in
      // While words are typed, no letter means anything else.
      guard entry.scope != .words, entry.keys.contains(key) || entry.opposite.contains(key) else {
        return false
      }
      guard !isBesideLab, entry.scope == .lab, case .character(let letter) = key else {
        return true
      }
      return !letter.isUppercase
    }
  }
}
