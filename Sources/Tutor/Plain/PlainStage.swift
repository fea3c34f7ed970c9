internal import Labs
internal import TextUI

/// How a stage is spoken of, and what can be typed to play with it.
extension PlainPiece {
  static let stage = "stage "

  /// How the stage stands; said again whenever that has changed.
  static func stage(_ lab: any Lab, _ style: PlainStyle) -> PlainPiece {
    PlainPiece(
      key: stage + lab.summary, lines: style.lines("Now: \(sentence(lab.summary))"))
  }

  /// What the stage shows, how it stands, and what there is to choose from.
  static func scene(_ stage: Stage, say: String, _ style: PlainStyle) -> [PlainPiece] {
    var pieces: [PlainPiece] = []
    if !say.isEmpty {
      pieces.append(
        PlainPiece(
          key: "scene " + say, lines: style.lines("On stage: " + say), isLasting: true))
    }
    switch stage.state {
    case .waiting: break
    case .failed(let sentence):
      pieces.append(
        PlainPiece(key: "failed", lines: style.lines("This lab cannot open: \(sentence)")))
    case .open(let lab):
      var now = Self.stage(lab, style)
      now.isSetOff = say.isEmpty
      pieces.append(now)
      // What there is to choose from has to be known before anything else.
      if lab.takesFocusFirst, !lab.details.isEmpty {
        pieces.append(
          PlainPiece(
            key: "details " + say,
            lines: lab.details.flatMap { style.lines("  " + $0, hanging: 4) }, isSetOff: false,
            isLasting: true))
      }
    }
    return pieces
  }

  /// What can be typed here, if there is anything but going on.
  static func tools(_ commands: [PlainCommand], _ style: PlainStyle) -> PlainPiece {
    let shown = commands.filter(\.playsWithStage)
    let lines = style.list(shown.map { (name: $0.usage, text: $0.help) })
    // Another value of a control is no news here.
    return PlainPiece(
      key: "tools " + shown.map(\.usage).joined(separator: ", "),
      lines: shown.isEmpty ? [] : ["Here you can also type"] + lines, isLasting: true)
  }

  /// With a full stop at its end.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?…".contains(last) else { return text }
    return text + "."
  }
}

extension PlainCommand {
  /// Whether it is one of those that a page with an experiment names at once.
  var playsWithStage: Bool {
    switch action {
    case .reading(.stage), .room(.stage), .set, .debugger: true
    case .reading, .room, .runs, .race, .views, .show, .stage, .details, .numbers, .why, .again,
      .openLab, .quiz, .progress, .find, .go, .glossary, .help, .home, .quit:
      false
    }
  }

  /// A command for each key, or group of keys, that the lab's view takes.
  static func keys(of lab: any Lab, _ action: PlainAction) -> [PlainCommand] {
    lab.keys.map { key in
      let names = key.keys.compactMap(\.plainName)
      // One key has a meaning of its own, which says more than the name of the key.
      let isSingle = key.keys.count == 1
      return PlainCommand(
        isSingle ? [key.label] + names : [names.joined(separator: ", ")] + names, action,
        help: key.help)
    }
  }

  /// Setting each of the controls. The first that is found does for all.
  static func set(_ controls: [LabControl]) -> [PlainCommand] {
    controls.map { control in
      PlainCommand(
        ["set"], .set, argument: "\(control.name) VALUE",
        help: "\(control.label), \(control.value) now; up and down are values, too")
    }
  }
}

extension PlainSession {
  /// The keys of the lab that a line names: `spam`, `down down enter`; nil if it names none.
  func stageKeys(_ line: String) -> [Key]? {
    guard let lab = stage?.lab else { return nil }
    let lowered = line.lowercased()
    for key in lab.keys where key.keys.count == 1 && key.label.lowercased() == lowered {
      return key.keys
    }
    var names: [String: Key] = [:]
    for key in lab.keys.flatMap(\.keys) {
      if let name = key.plainName { names[name.lowercased()] = key }
    }
    let words = lowered.split { " ,".contains($0) }.map(String.init)
    let keys = words.compactMap { names[$0] }
    return !keys.isEmpty && keys.count == words.count ? keys : nil
  }

  /// `set fire 1`, `set mails up`.
  mutating func set(
    _ argument: String, among controls: [LabControl], at now: Timestamp
  ) -> [Effect] {
    let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
    let names = controls.map(\.name).joined(separator: ", ")
    guard let name = parts.first else {
      say(
        "Set what? For instance: set \(controls.first?.name ?? "NAME") VALUE. There is: \(names).")
      return []
    }
    let wanted = name.lowercased()
    guard let control = controls.first(where: { [$0.name, $0.label].contains(wanted) }) else {
      say("There is nothing called \(name) to set here, but \(names).")
      return []
    }
    guard parts.count > 1 else {
      say("\(control.label) is \(control.value). set \(control.name) VALUE changes it.")
      return []
    }
    let value = parts[1]
    let effects: [Effect]
    switch value.lowercased() {
    case "up", "+", "higher", "more": effects = turn(control, by: 1, at: now)
    case "down", "-", "−", "lower", "less": effects = turn(control, by: -1, at: now)
    default: effects = send(.setting(name: control.name, value: Self.number(value)), at: now)
    }
    let after = stage?.lab?.controls.first { $0.name == control.name }?.value ?? control.value
    if after != control.value || Self.number(after) == Self.number(value) {
      say("\(control.label) is \(after) now.")
    } else {
      say("\(control.label) stays \(after): \(value) is nothing that it can be.")
    }
    return effects
  }

  private mutating func turn(
    _ control: LabControl, by notches: Int, at now: Timestamp
  ) -> [Effect] {
    guard let index = stage?.lab?.controls.firstIndex(where: { $0.name == control.name }) else {
      return []
    }
    return send(.turn(control: index, by: notches), at: now)
  }

  /// A number as labs read it: without the spaces between thousands, with a point and a plain minus.
  private static func number(_ text: String) -> String {
    guard text.allSatisfy({ $0.isNumber || " \u{A0},.-−".contains($0) }) else { return text }
    return String(
      text.compactMap { character -> Character? in
        switch character {
        case " ", "\u{A0}": nil
        case ",": "."
        case "−": "-"
        default: character
        }
      })
  }

  /// Everything on the stage, a line each.
  mutating func sayDetails() {
    guard let lab = stage?.lab else { return }
    guard !lab.details.isEmpty else { return repeatStage() }
    say(lines: lab.details.flatMap { style.lines("  " + $0, hanging: 4) })
  }
}

extension Key {
  /// The key in letters, for those who type its name.
  var plainName: String? {
    switch self {
    case .left: "left"
    case .right: "right"
    case .up: "up"
    case .down: "down"
    case .enter: "enter"
    case .backspace: "backspace"
    case .delete: "delete"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .home: "home"
    case .end: "end"
    case .character(" "): "space"
    case .character(let character): String(character)
    case .escape, .tab, .backTab, .insert, .function, .control: nil
    }
  }
}
