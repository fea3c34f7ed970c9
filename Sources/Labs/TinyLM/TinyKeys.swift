internal import Learning
public import TextUI

/// Keys and the mouse on the stage.
extension TinyLab {
  /// Words to look at, the arithmetic to go through, texts to write, people to ask about.
  public var keys: [LabKey] {
    if isChoosing { return listKeys }
    let own = LabKey(
      ["O"], "O", "own words", help: "Change the text: choose words from a list.")
    switch view {
    case .grammar, .without, .floor, .scale: return []
    case .parts:
      return placeKeys + [
        LabKey(
          [.left, .right], "←→", "part by part",
          help: "Show one part of the network more, or one less."),
        own,
      ]
    case .agree: return placeKeys + swapKeys + [own]
    case .build:
      let layers = LabKey(
        ["L"], "L", "other layer", help: "Show where words look in the other layer.")
      return placeKeys + swapKeys + (sheet.count("layers") > 1 ? [layers] : []) + [own]
    case .mask: return placeKeys + [own]
    case .sample:
      let sentence = LabKey(
        ["W"], "W", "a sentence", help: "Draw words up to the next full stop.")
      let back = [
        LabKey(["U"], "U", "take one back", help: "Take the last word back."),
        LabKey(["C"], "C", "begin anew", help: "Take all words back."),
      ]
      return (canDraw ? [drawKey, sentence] : []) + (typed.isEmpty ? [] : back) + [own]
    case .facts, .waits:
      return [LabKey([.up, .down], "↑↓", "another person", help: "Ask about someone else.")]
    }
  }

  private var drawKey: LabKey {
    LabKey(["N"], "N", "next word", help: "Draw the next word by its shares.")
  }

  /// Another word to look at, where there are several.
  private var placeKeys: [LabKey] {
    prompt.count < 3
      ? []
      : [LabKey([.up, .down], "↑↓", "another word", help: "Look at another word of the text.")]
  }

  private var swapKeys: [LabKey] {
    GrammarPlace.otherNumber(prompt[focus]) == nil
      ? []
      : [
        LabKey(
          ["S"], "S", "one or several",
          help: "Put the chosen noun or verb into the other number: dog or dogs.")
      ]
  }

  /// While words are chosen.
  private var listKeys: [LabKey] {
    let move = LabKey(
      [.up, .down, .left, .right], "↑↓←→", "another word", help: "Go to another word of the list.")
    let add = [LabKey([.enter], "Enter", "add it", help: "Put this word at the end of the text.")]
    let back = [LabKey([.backspace], "⌫", "take one back", help: "Take the last word back.")]
    let done = LabKey(["O"], "O", "done", help: "Close the list.")
    return [move] + (canAdd ? add : []) + (typed.isEmpty ? [] : back)
      + (canAdd && canDraw ? [drawKey] : []) + [done]
  }

  /// Whether the next word's shares are there.
  private var canDraw: Bool {
    guard let net = askedNet, let answer = answer(net, prompt) else { return false }
    return answer.step == step(net)
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    if key == "O", hasText {
      if own.isChoosing { own.isChoosing = false } else { openList() }
    } else if isChoosing {
      pressList(key)
    } else {
      pressStage(key)
    }
    return []
  }

  private mutating func pressList(_ key: Key) {
    switch key {
    case .up: own.cursor = TinyWordList.word(after: own.cursor, columns: 0, rows: -1)
    case .down: own.cursor = TinyWordList.word(after: own.cursor, columns: 0, rows: 1)
    case .left: own.cursor = TinyWordList.word(after: own.cursor, columns: -1, rows: 0)
    case .right: own.cursor = TinyWordList.word(after: own.cursor, columns: 1, rows: 0)
    case .enter: add(own.cursor)
    case .backspace: takeBack(to: typed.count - 1)
    case "N": if canAdd { writer.wanted = 1 }
    default: break
    }
  }

  private mutating func pressStage(_ key: Key) {
    switch (view, key) {
    case (.parts, .left): _ = book.turn("part", by: -1, in: view.rawValue)
    case (.parts, .right): _ = book.turn("part", by: 1, in: view.rawValue)
    case (.parts, .up), (.agree, .up), (.mask, .up), (.build, .up): look(at: focus - 1)
    case (.parts, .down), (.agree, .down), (.mask, .down), (.build, .down): look(at: focus + 1)
    case (.agree, "S"), (.build, "S"): swapNumber()
    case (.build, "L"): layer = layer == 1 ? 2 : 1
    case (.facts, .up), (.waits, .up): person = max(0, person - 1)
    case (.facts, .down), (.waits, .down): person = min(Grammar.people.count - 1, person + 1)
    case (.sample, "N"): writer.wanted = 1
    case (.sample, "W"): writer.wanted = TinyWriter.longest
    case (.sample, "U"): takeBack(to: typed.count - 1)
    case (.sample, "C"): writer = TinyWriter()
    default: break
    }
  }

  private mutating func look(at word: Int) {
    place = max(1, min(word, prompt.count - 1))
  }

  private mutating func add(_ word: Int) {
    writer.wanted = 0
    own.cursor = word
    append(word)
  }

  private mutating func takeBack(to count: Int) {
    writer.wanted = 0
    keep(count)
  }

  /// A press on a word of the text looks at it; where a text is written, it takes back what follows;
  /// behind the last word it opens the list. A press on a word of the list, or of what may come next,
  /// puts it at the end of the text. A press on a person asks about them.
  public mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    guard event.action == .press else { return [] }
    for hit in hits(at: event, on: size) {
      switch hit.part {
      case .item(let number): choose(number)
      case .head(let word) where hasText: add(word)
      case .head, .pane, .cell, .control, .lower, .higher, .track, .plot, .key, .link, .scroll:
        continue
      }
      return []
    }
    return []
  }

  /// A person; or a word of the text, of which the full stop at the beginning is the first.
  private mutating func choose(_ number: Int) {
    if view == .facts || view == .waits {
      person = min(max(0, number), Grammar.people.count - 1)
    } else if !hasText {
      return
    } else if number > typed.count {
      openList()
    } else if view == .sample || isChoosing {
      takeBack(to: number)
    } else {
      look(at: number)
    }
  }
}
