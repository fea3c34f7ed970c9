internal import Labs
internal import TextUI

/// What a mean is made of as a conversation.
extension BreakdownScreen {
  /// How many parts are named at once.
  static let mostNamed = 10

  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    let title = "\(mean.label) of \(mean.title)"
    let head = PlainPiece(key: "head", lines: style.lines("What it is the mean of: \(title)."))
    switch state {
    case nil, .measuring: return [head]
    case .failed(let sentence):
      return [head, PlainPiece(key: "failed", lines: style.lines(sentence))]
    case .found:
      let sentences = sentences.map(\.plain)
      let rows = listed.dropFirst(chosen).prefix(Self.mostNamed).map { number in
        (name(ofPart: number), plainText(ofPart: number))
      }
      return [
        head, PlainPiece(key: "sum", lines: sentences.flatMap { style.lines($0) }),
        PlainPiece(
          key: "list \(order.title) \(chosen)",
          lines: style.lines("\(order.title), from number \(chosen + 1) of \(listed.count):")
            + style.list(rows)),
      ]
    }
  }

  private func plainText(ofPart number: Int) -> String {
    let loss = "loss " + Numbers.significant(Double(parts[number].loss), digits: 4)
    return answer(ofPart: number).map { "\(loss), \($0.plain)" } ?? loss
  }

  var plainPrompt: String {
    var words: [String] = []
    if !listed.isEmpty { words += ["why N", "more", "order"] }
    return "parts (" + (words + ["back", "? help", "q quit"]).joined(separator: ", ") + ")"
  }

  var plainHelp: [(name: String, text: String)] {
    [
      ("why 1", "Where the loss of that \(partWord) came from, an instruction at a time"),
      ("more", "Name the next ones"),
      ("order", "List them by their losses, as they come, or only those that are wrong"),
      ("again", "Say everything once more"), ("back", "Back to where the number stands"),
      ("q", "Leave Descent"),
    ]
  }

  /// Chooses the part of that number, as it is named, from 1.
  mutating func choose(named number: Int) -> Bool {
    guard let row = listed.firstIndex(where: { label(ofPart: $0) == number }) else { return false }
    choose(row)
    return true
  }
}

extension PlainSession {
  mutating func answer(
    _ line: String, in breakdown: BreakdownScreen, at now: Timestamp
  ) -> [Effect] {
    let words = line.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else {
      say("? says what can be typed here.")
      return []
    }
    switch first {
    case "more", "m":
      return changeBreakdown(at: now) { $0.perform(.pageDown, rows: BreakdownScreen.mostNamed) }
    case "order", "o": return changeBreakdown(at: now) { $0.perform(.reorder) }
    case "back", "esc", "map": return changeBreakdown(at: now) { _ in [.close] }
    case "again", "page": return performAnywhere(.again, "", at: now)
    case "q", "quit", "exit": return performAnywhere(.quit, "", at: now)
    case "?", "help":
      say(lines: [""] + style.list(breakdown.plainHelp))
      return []
    default:
      guard let number = words.last.flatMap({ Int($0) }), words.count == 1 || first == "why"
      else {
        say(misunderstood(line))
        return []
      }
      var chosen = breakdown
      guard chosen.choose(named: number) else {
        say("There is no \(breakdown.partWord) \(number) in this list.")
        return []
      }
      return changeBreakdown(at: now) { screen in
        screen = chosen
        return screen.perform(.look)
      }
    }
  }

  private mutating func changeBreakdown(
    at now: Timestamp, _ change: (inout BreakdownScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .breakdown(var screen) = session.screen else { return [] }
    let requests = change(&screen)
    session.screen = .breakdown(screen)
    return session.perform(requests, at: now)
  }
}
