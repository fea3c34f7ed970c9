/// Text in which stretches have styles of their own.
public struct StyledText: Hashable, Sendable {
  /// A stretch in one style.
  public struct Span: Hashable, Sendable {
    /// A newline in it ends a line where text is wrapped, and is dropped where it is not.
    public var text: String
    /// Of every character.
    public var style: Style
    /// What it leads to: `glossary:loss`, `lesson:L05`; nil for what is no link.
    public var link: String?
    /// Which number of a network it is; nil for what is none.
    public var number: Number?

    /// A stretch of text in a style.
    public init(
      _ text: String, _ style: Style, link: String? = nil, number: Number? = nil
    ) {
      self.text = text
      self.style = style
      self.link = link
      self.number = number
    }
  }

  /// A number of a network that is written out.
  public struct Number: Hashable, Sendable {
    /// What it is.
    public var mark: NumberMark
    /// The number, with all its digits.
    public var value: Double

    /// An element with what it holds.
    public init(_ mark: NumberMark, _ value: Double) {
      self.mark = mark
      self.value = value
    }
  }

  /// One after the other, with nothing between them.
  public var spans: [Span]

  /// No text at all, unless there are spans.
  public init(_ spans: [Span] = []) { self.spans = spans }

  /// One span; none if the text is empty.
  public init(_ text: String, _ style: Style = Style(.ink)) {
    spans = text.isEmpty ? [] : [Span(text, style)]
  }

  /// One span that plays a role: `StyledText("+1.83", .positive, .bold)`.
  public init(_ text: String, _ role: Role, _ attributes: Style.Attributes = []) {
    self.init(text, Style(role, attributes))
  }

  /// Bold: titles, keys, the current value.
  public static func strong(_ text: String) -> StyledText {
    StyledText(text, .strong, .bold)
  }
  /// Labels, ticks, units, hints.
  public static func muted(_ text: String) -> StyledText { StyledText(text, .muted) }
  /// An underlined word that leads somewhere.
  public static func link(_ text: String, to target: String) -> StyledText {
    StyledText([Span(text, Style(.ink, .underline), link: target)])
  }
  /// A variable's name.
  public static func variable(_ text: String) -> StyledText { StyledText(text, .ink, .italic) }

  /// One after the other, without a space between.
  public static func + (first: StyledText, second: StyledText) -> StyledText {
    StyledText(first.spans + second.spans)
  }

  /// Appends the spans of `more`, without a space between.
  public static func += (text: inout StyledText, more: StyledText) { text.spans += more.spans }

  /// The characters alone.
  public var plain: String { spans.map(\.text).joined() }

  /// The columns it takes in one line.
  public var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  /// Whether there is no character in it, however many spans there are.
  public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  /// The same text, each of its styles changed.
  public func mapStyles(_ change: (Style) -> Style) -> StyledText {
    StyledText(
      spans.map { Span($0.text, change($0.style), link: $0.link, number: $0.number) })
  }

  /// The same text on another background.
  public func on(_ background: Ink) -> StyledText {
    mapStyles { Style($0.foreground, on: background, $0.attributes) }
  }

  /// The same text in one role; bold and italic stay.
  public func recolored(_ role: Role) -> StyledText {
    mapStyles { Style(.role(role), on: $0.background, $0.attributes) }
  }

  /// Cut to `columns`, the last of which then says `…`.
  public func truncated(to columns: Int) -> StyledText {
    guard width > columns else { return self }
    guard columns > 0 else { return StyledText() }
    var kept: [StyledCharacter] = []
    var used = 0
    for character in characters {
      guard used + character.width < columns else { break }
      kept.append(character)
      used += character.width
    }
    // Half of a number is another one.
    let cut = kept.last?.number
    for index in kept.indices.reversed() where kept[index].number == cut {
      kept[index].number = nil
    }
    while kept.last?.character == " " { kept.removeLast() }
    let style = kept.last?.style ?? spans.first?.style ?? Style(.ink)
    return StyledText(kept + [StyledCharacter(character: "…", style: style)])
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Lets plain text stand where styled text is asked for, in the colour of body text.
  public init(stringLiteral value: String) { self.init(value) }
}

/// One character of a styled text.
struct StyledCharacter {
  var character: Character
  var style: Style
  var link: String?
  var number: StyledText.Number?
  var width: Int { character.displayWidth }
}

extension StyledText {
  var characters: [StyledCharacter] {
    spans.flatMap { span in
      span.text.map {
        StyledCharacter(
          character: $0, style: span.style, link: span.link, number: span.number)
      }
    }
  }

  /// Joins neighbours of one style into spans.
  init(_ characters: some Sequence<StyledCharacter>) {
    var spans: [Span] = []
    for character in characters {
      if let last = spans.indices.last, spans[last].style == character.style,
        spans[last].link == character.link, spans[last].number == character.number
      {
        spans[last].text.append(character.character)
      } else {
        spans.append(
          Span(
            String(character.character), character.style, link: character.link,
            number: character.number))
      }
    }
    self.init(spans)
  }
}
