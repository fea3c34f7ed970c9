public import TextUI

/// A question that has to be answered before something is lost. What loses nothing comes first and
/// has the focus.
public struct Confirmation: Equatable, Sendable {
  /// What is asked, in a few words.
  public var title: String
  /// What would be lost, and how it could be had again.
  public var sentence: String
  /// What can be answered; the first is what Esc does.
  public var options: [Option]
  /// The option that Enter takes.
  public internal(set) var cursor = 0

  /// One answer.
  public struct Option: Equatable, Sendable {
    /// The letter that takes it at once.
    public var key: Character
    /// What it does, from the learner's side: `reset it`.
    public var label: String
    /// The key that the screen then gets; nil leaves everything as it is.
    public var goesOn: Key?

    /// An answer that goes on with a key, or leaves everything as it is.
    public init(_ key: Character, _ label: String, goesOn: Key? = nil) {
      self.key = key
      self.label = label
      self.goesOn = goesOn
    }
  }

  /// A question with its options, the one that loses nothing first.
  public init(title: String, sentence: String, options: [Option]) {
    self.title = title
    self.sentence = sentence
    self.options = options
  }

  mutating func press(_ key: Key) -> OverlayAnswer {
    switch key {
    case .escape: return .close
    case .enter: return options.indices.contains(cursor) ? take(options[cursor]) : .close
    case .up, .left, .backTab: cursor = max(0, cursor - 1)
    case .down, .right, .tab: cursor = min(max(0, options.count - 1), cursor + 1)
    case .character(let letter):
      if let option = options.first(where: { $0.key == letter }) { return take(option) }
    case .backspace, .delete, .insert, .pageUp, .pageDown, .home, .end, .function, .control: break
    }
    return .stay
  }

  private func take(_ option: Option) -> OverlayAnswer {
    option.goesOn.map(OverlayAnswer.press) ?? .close
  }
}

extension Confirmation {
  private static let columns = 56

  func area(on size: Size) -> Rect {
    Overlay.area(forRows: content.height(columns: Self.columns) + 1, in: Rect(size))
  }

  var sheet: Overlay {
    Overlay(
      title: title, content: content, columns: Self.columns,
      hints: [
        KeyHint("↑↓", "choose", priority: 1), KeyHint("Enter", "take", priority: 2),
        KeyHint("Esc", options.first?.label ?? "close", priority: 3),
      ])
  }

  private var content: ConfirmationText { ConfirmationText(confirmation: self) }
}

/// The sentence, and below it the options with their keys.
private struct ConfirmationText: Widget {
  var confirmation: Confirmation

  var summary: String {
    let options = confirmation.options.map { "\($0.key) \($0.label)" }.joined(separator: ", ")
    return "\(confirmation.sentence) \(options)"
  }

  private var sentence: StyledText { StyledText(confirmation.sentence) }

  func height(columns: Int) -> Int {
    sentence.height(columns: min(columns, 64)) + 1 + confirmation.options.count
  }

  func draw(on surface: inout Surface, in area: Rect) {
    let lines = sentence.wrapped(to: min(area.columns, 64))
    for (row, line) in lines.enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
    for (index, option) in confirmation.options.enumerated() {
      let line = area.line(lines.count + 1 + index)
      surface.mark(.item(index), in: line)
      let isFocused = index == confirmation.cursor
      ListRow.draw(
        StyledText(String(option.key) + "  ", isFocused ? .focus : .strong, .bold)
          + StyledText(option.label, isFocused ? .focus : .ink, isFocused ? .bold : []),
        isFocused ? .focused : .plain, on: &surface, in: line)
    }
  }
}
