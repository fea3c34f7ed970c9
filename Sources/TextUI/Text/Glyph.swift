/// The signs that the interface is made of, each with its stand-in where only ASCII can be shown.
public enum Glyph: CaseIterable, Sendable {
  /// What keys act on.
  case cursor
  /// An answer that stands until the run has judged it.
  case locked
  case right
  case wrong
  case lessonDone
  case lessonBegun
  case lessonOpen
  /// Around a value that ← and → change.
  case lower
  case higher
  case rule
  case progress
  case progressHalf
  case progressStart
  case dashed
  case gridLine
  case tick
  /// A tick whose label stands below the line.
  case tickBelow
  case barBase
  case breadcrumb
  case minus
  case chosen
  case caret
  case classA
  case classB
  case bullet
  case ellipsis
  case up
  case down
  case moves
  case vertical
  /// A view goes on beyond its upper edge.
  case moreAbove
  /// A view goes on beyond its lower edge.
  case moreBelow
  /// What a slider's value sits on.
  case knob

  /// One column wide in every look.
  public func character(in look: Look) -> Character {
    look.glyphs == .ascii ? ascii : typographic
  }

  /// As `character`, but with the room to say `ok` instead of `v`.
  public func text(in look: Look) -> String {
    self == .right && look.glyphs == .ascii ? "ok" : String(character(in: look))
  }

  private var typographic: Character {
    switch self {
    case .cursor, .higher: "▸"
    case .locked: "◉"
    case .right: "✓"
    case .wrong: "✗"
    case .lessonDone, .classA, .knob: "●"
    case .lessonBegun: "◐"
    case .lessonOpen: "○"
    case .lower: "◂"
    case .rule: "─"
    case .progress: "━"
    case .progressHalf: "╸"
    case .progressStart: "╺"
    case .dashed: "╍"
    case .gridLine: "┈"
    case .tick: "┴"
    case .tickBelow: "┬"
    case .barBase: "▔"
    case .breadcrumb: "›"
    case .minus: "−"
    case .chosen: "▌"
    case .caret: "▏"
    case .classB: "×"
    case .bullet: "•"
    case .ellipsis: "…"
    case .up: "↑"
    case .down: "↓"
    case .moves: "↕"
    case .vertical: "│"
    case .moreAbove: "▲"
    case .moreBelow: "▼"
    }
  }

  private var ascii: Character {
    switch self {
    case .cursor, .higher, .breadcrumb: ">"
    case .locked, .lessonDone: "*"
    case .right: "v"
    case .wrong, .classB: "x"
    case .lessonBegun, .tick, .tickBelow: "+"
    case .lessonOpen, .rule, .barBase, .minus: "-"
    case .lower: "<"
    case .progress, .progressHalf, .progressStart, .dashed: "="
    case .gridLine, .ellipsis: "."
    case .chosen: "["
    case .caret: "_"
    case .classA, .bullet, .knob: "o"
    case .up, .moreAbove: "^"
    case .down, .moreBelow: "v"
    case .moves, .vertical: "|"
    }
  }
}
