internal import TextUI

/// Keys of the views themselves.
extension PlaygroundLab {
  /// The keys of the view on stage.
  public var keys: [LabKey] {
    var keys = viewKeys
    if isByHand {
      keys += handKeys
    } else if view == .network, chosenLayer != nil, report != nil {
      keys.append(LabKey([.enter], "Enter", "numbers", help: "Change this unit's numbers by hand"))
    }
    return keys + [
      LabKey(
        [.character("L")], "L", "as a line", help: "The command that brings exactly this back")
    ]
  }

  private var viewKeys: [LabKey] {
    switch view {
    case .network where isByHand: []
    case .network: [LabKey([.up, .down, .left, .right], "↑↓←→", "unit", help: "Choose a unit")]
    case .plane:
      [
        LabKey([.left, .right], "←→", "point", help: "Choose a point of the data"),
        LabKey([.character("T")], "T", "test points", help: "Show what was kept from training"),
        LabKey([.character("S")], "S", "discrete", help: "Show sides only, not how sure it is"),
      ]
    case .curve:
      (curves.contains { $0.points.count > 1 }
        ? [
          LabKey([.left, .right], "←→", "read off", help: "Move the cursor along the curves"),
          LabKey([.up, .down], "↑↓", "zoom", help: "A shorter or longer part of the run"),
        ] : [])
        + (curves.contains { $0.points.count > 1 } && (!window.isWhole || window.cursor != nil)
          ? [
            LabKey(
              [.home, .end], "Home End", "all, newest", help: "All of the run; its newest part")
          ] : [])
        + [LabKey([.character("Y")], "Y", "log scale", help: "Powers of ten at equal distances")]
    case .unit:
      [
        LabKey([.left, .right], "←→", "unit", help: "The unit before or after this one"),
        LabKey([.character("P")], "P", "point", help: "Follow another training point"),
      ]
    case .confusion: []
    case .sweep:
      [
        LabKey([.left, .right], "←→", "choose", help: "Choose one of the runs"),
        LabKey([.enter], "Enter", "take it", help: "Take the chosen value over for the network"),
      ]
    }
  }

  private var handKeys: [LabKey] {
    guard report != nil else { return [] }
    var keys = [
      LabKey([.up, .down], "↑↓", "number", help: "Choose one of the unit's numbers"),
      LabKey(
        [.character("+"), .character("-")], "+ −", "change",
        help: "Up or down by a tenth; while a number is typed, − changes its sign"),
      LabKey("0123456789".map(Key.character), "0-9", "type", help: "Type a new value"),
    ]
    if !hand.typed.isEmpty {
      keys += [
        LabKey([.enter], "Enter", "set", help: "Set what was typed"),
        LabKey([.backspace], "⌫", "delete", help: "Delete the last digit"),
        LabKey([.character(".")], ".", "decimals", help: "The decimal point"),
      ]
    } else if view == .network {
      keys.append(LabKey([.enter], "Enter", "done", help: "Back to the units"))
    }
    return keys
  }

  mutating func press(_ key: Key) -> [LabCommand] {
    if let commands = pressByHand(key) { return commands }
    switch (view, key) {
    case (_, .character("L")): showsLine.toggle()
    case (.network, .enter):
      hand = PlaygroundHand()
      hand.isOpen = chosenLayer != nil
    case (.network, .up), (.network, .down), (.network, .left), (.network, .right):
      _ = cursor.move(key, unitCounts: unitCounts)
    case (.plane, .left): moveExample(by: -1)
    case (.plane, .right), (.unit, .character("P")): moveExample(by: 1)
    case (.plane, .character("T")): flip("test")
    case (.plane, .character("S")): flip("discrete")
    case (.curve, .character("Y")): flip("log")
    case (.curve, _): window = window.responding(to: key, over: curves) ?? window
    case (.unit, .left): moveUnit(by: -1)
    case (.unit, .right): moveUnit(by: 1)
    case (.sweep, .left): comparedIndex = max(0, comparedIndex - 1)
    case (.sweep, .right): comparedIndex = min(max(0, comparison.count - 1), comparedIndex + 1)
    case (.sweep, .enter): return takeCompared()
    case _: break
    }
    return []
  }

  private mutating func flip(_ name: String) {
    _ = setup.set(name, to: setup.sheet.isOn(name) ? "off" : "on")
  }

  private mutating func moveExample(by count: Int) {
    let all = view == .plane ? shownPoints.count : followed.count
    guard all > 0 else { return }
    example = ((example + count) % all + all) % all
  }

  /// To the unit before or after, hidden ones and the output only.
  private mutating func moveUnit(by count: Int) {
    let places = unitCounts.indices.dropFirst().flatMap { layer in
      (0..<unitCounts[layer]).map { UnitPlace(layer: layer, unit: $0) }
    }
    let here = places.firstIndex(of: cursor.place) ?? 0
    let next = ((here + count) % places.count + places.count) % places.count
    cursor = NetworkCursor(places[next], unitCounts: unitCounts)
    hand = PlaygroundHand()
  }

  /// Where the network itself stands. It goes on to the end of its budget as it goes back, since the
  /// same seed goes the same way.
  public var timeline: Timeline? {
    guard view != .sweep, report != nil, step > 0 || desk.isRunning else { return nil }
    let earliest = report?.earliest ?? 0
    return Timeline(
      step: step, furthest: max(step, report?.furthest ?? 0, epochs * stepsPerEpoch),
      earliest: min(earliest, step))
  }

  /// The run as it was, or will be, after so many steps.
  mutating func scrub(to step: Int) -> [LabCommand] {
    remember()
    forward = min(max(0, step), epochs * stepsPerEpoch)
    if isMainLive, let timeline = desk.timeline, forward <= timeline.furthest {
      return desk.scrub(to: forward)
    }
    return desk.stand([mainOrder])
  }

  /// Chooses the run whose value is the network's own.
  mutating func chooseOwnRun() {
    let own = comparison.firstIndex { _, other in
      other.seed == setup.seed && other.sheet == setup.sheet
    }
    comparedIndex = own ?? 0
  }

  /// The chosen run's setup becomes the network's own.
  private mutating func takeCompared() -> [LabCommand] {
    let all = comparison
    guard all.indices.contains(comparedIndex) else { return [] }
    setup = all[comparedIndex].setup
    settle()
    forget()
    chooseOwnRun()
    return stand()
  }
}
