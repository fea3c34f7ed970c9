internal import Compute
internal import Learning
internal import TextUI

/// What turning a dial does, and settings as text.
extension PlaygroundLab {
  mutating func turn(_ name: String, by notches: Int) -> [LabCommand] {
    let rate = setup.sheet.number("rate")
    guard setup.turn(name, by: notches) else { return [] }
    // Goals that cannot be counted with this loss are passed over.
    while name == "stop", setup.sheet.word(name) != "epochs", setup.goal(data) == nil,
      setup.turn(name, by: notches > 0 ? 1 : -1)
    {}
    return changed(name, rateBefore: rate)
  }

  mutating func slide(_ name: String, to share: Double) -> [LabCommand] {
    let rate = setup.sheet.number("rate")
    guard setup.sheet.slide(name, to: share) else { return [] }
    return changed(name, rateBefore: rate)
  }

  /// Lets a new value take effect: a rate at once, another budget by going on, a picture by being
  /// drawn, anything else by beginning anew.
  mutating func changed(_ name: String, rateBefore: Double) -> [LabCommand] {
    if PlaygroundSetup.pictureNames.contains(name) { return [] }
    settle()
    if view == .sweep {
      if name != "sweep" { forget() }
      return stand()
    }
    switch name {
    case "sweep": return []
    case "rate":
      guard let report, report.snapshot.position.step > 0 else { break }
      startRate = startRate ?? rateBefore
      edits = report.edits
      return [.edit([TensorEdit(.rate, 0, to: Float(setup.sheet.number("rate")))])]
    case "epochs", "stop":
      (addedEpochs, isBeyondGoal) = (0, false)
      let wasRunning = desk.isRunning
      let commands = stand()
      forward = min(forward, epochs * stepsPerEpoch)
      return wasRunning ? commands + desk.toggle() : commands
    case _: break
    }
    forget()
    return stand()
  }

  /// Makes everything fit the settings again: the points, the cursor, the example.
  mutating func settle() {
    data = setup.data
    if setup.goal(data) == nil { _ = setup.set("stop", to: "epochs") }
    let layer = view == .unit ? max(1, cursor.place.layer) : cursor.place.layer
    cursor = NetworkCursor(
      UnitPlace(layer: layer, unit: cursor.place.unit), unitCounts: unitCounts)
    hand = PlaygroundHand()
    example = min(max(0, example), max(0, followed.count - 1))
  }

  /// Units of each layer, inputs first.
  var unitCounts: [Int] { [setup.features.count] + setup.units + [1] }

  /// Everything set, done by hand and trained, as text: enough to bring this state back.
  public var settings: [String: String] {
    var settings = setup.sheet.settings
    settings["view"] = view.rawValue
    settings["seed"] = "\(setup.seed)"
    settings["rate"] = "\(startRate ?? setup.sheet.number("rate"))"
    settings["step"] = "\(step)"
    settings["added"] = "\(addedEpochs)"
    settings["beyond"] = isBeyondGoal ? "on" : "off"
    settings["edits"] = Self.text(of: report?.edits ?? edits)
    settings["unit"] = "\(cursor.place.layer).\(cursor.place.unit + 1)"
    settings["example"] = "\(example + 1)"
    return settings
  }

  /// Applies one setting; an unknown name or a value that makes no sense changes nothing.
  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = PlaygroundView(rawValue: value) ?? view
    case "seed": setup.seed = UInt64(value) ?? setup.seed
    case "step": if let step = Int(value), step >= 0 { forward = min(step, 10_000_000) }
    case "added": if let count = Int(value) { addedEpochs = min(max(0, count), 1_000_000) }
    case "beyond": isBeyondGoal = value == "on"
    case "edits":
      edits = Self.edits(value)
      if let rate = edits.last(where: { $0.edit.name == .rate })?.edit.value {
        startRate = startRate ?? setup.sheet.number("rate")
        _ = setup.set("rate", to: "\(rate)")
      }
    case "rate":
      // After the edits it is the one that the run began with.
      if startRate != nil { startRate = Double(value) } else { _ = setup.set(name, to: value) }
    case "unit":
      let parts = value.split(separator: ".").compactMap { Int($0) }
      if parts.count == 2 {
        cursor = NetworkCursor(
          UnitPlace(layer: parts[0], unit: parts[1] - 1),
          unitCounts: Array(repeating: 16, count: PlaygroundSetup.mostLayers + 2))
      }
    case "example": if let number = Int(value) { example = number - 1 }
    default: _ = setup.set(name, to: value)
    }
  }

  /// `120 hidden1.weight 3 0.5; …`
  static func text(of edits: [TimedEdit]) -> String {
    edits.map { "\($0.step) \($0.edit.name.text) \($0.edit.index) \($0.edit.value)" }
      .joined(separator: "; ")
  }

  static func edits(_ text: String) -> [TimedEdit] {
    text.split(separator: ";").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 4, let step = Int(parts[0]), step >= 0, let index = Int(parts[2]),
        index >= 0, let value = Float(parts[3]), value.isFinite
      else { return nil }
      return TimedEdit(after: step, TensorEdit(TensorName(String(parts[1])), index, to: value))
    }
  }

  /// The command that brings this state back, with what differs from the beginning.
  public var commandLine: String {
    let plain = PlaygroundSetup(seed: 1).sheet.settings.merging([
      "view": Self.mainView, "step": "0", "added": "0", "beyond": "off", "edits": "",
      "unit": "1.1", "example": "1", "show": "main",
    ]) { $1 }
    var line = "descent lab playground"
    for (name, value) in settings.sorted(by: { $0.key < $1.key })
    where name != "seed" && name != "show" && plain[name] != value {
      let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "./-_".contains($0) }
      line += " --set " + (isPlain ? "\(name)=\(value)" : "'\(name)=\(value)'")
    }
    return setup.seed == 1 ? line : line + " --seed \(setup.seed)"
  }
}
