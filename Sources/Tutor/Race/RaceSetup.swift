internal import Labs
internal import Learning
internal import TextUI

/// What is to race: one control of the lab, and up to six of its values; or seeds.
public struct RaceSetup: Sendable {
  /// As many runs side by side can still be told apart.
  static let most = 6

  /// What was chosen.
  public struct Order: Equatable, Sendable {
    /// The lab, by its id.
    var lab: String
    /// All that is set in it.
    var settings: [String: String]
    /// What differs, by its name in settings and as the learner reads it.
    var control: String
    var label: String
    /// Its values, as settings have them and as they are shown.
    var values: [String]
    var texts: [String]
    /// Which of the lab's runs.
    var run = 0
    /// Where all of them begin, if not before their first steps.
    var origin: RaceOrigin?
  }

  private let entry: LabEntry
  private let lab: any Lab
  private let settings: [String: String]
  /// The names of the controls, and `seed`.
  let labels: [String]
  /// Their places among the lab's controls; those of the picture are left out.
  private let places: [Int]
  /// What each can be set to, as far as it was looked at.
  private var values: [Int: ControlValues] = [:]
  /// Which of those are to race.
  private var ticked: [Int: Set<Int>] = [:]
  /// The control that is chosen.
  private(set) var cursor = 0
  /// The value that is chosen.
  private(set) var column = 0
  /// Which of the lab's runs.
  private let run: Int
  /// The moment on stage, where runs may begin; nil if it is before the first step.
  let here: RaceOrigin?
  /// Whether they begin there.
  private(set) var isFromHere = false

  /// Nil where there is nothing to race.
  ///
  /// - Parameter run: The run whose setting it is, by its place among those on stage.
  init?(_ stage: Stage, run: Int = 0) {
    self.run = run
    here = stage.raceOrigin(run)
    guard var lab = stage.lab, lab.isExportable else { return nil }
    // What was done to the run on its way is no setting.
    _ = lab.update(.reset)
    entry = stage.entry
    self.lab = lab
    settings = lab.settings
    places = lab.controls.indices.filter { !lab.controls[$0].isOfPicture }
    labels = places.map { lab.controls[$0].label } + (lab.isSeeded ? ["seed"] : [])
    guard !labels.isEmpty else { return nil }
    cursor = places.firstIndex { lab.controls[$0].name == "rate" } ?? 0
    look()
  }

  /// What the chosen control can be set to; nil for one that has no values to race.
  var chosen: ControlValues? { values[cursor] }
  /// Which of its values are to race.
  var chosenTicks: Set<Int> { ticked[cursor] ?? [] }

  /// Finds out what the chosen control can be set to.
  private mutating func look() {
    if values[cursor] == nil {
      if places.indices.contains(cursor) {
        values[cursor] = ControlValues(ofControl: places[cursor], of: lab)
      } else {
        let seed = settings["seed"].flatMap(UInt64.init) ?? 1
        values[cursor] = ControlValues(
          name: "seed", label: "seed",
          settings: (0..<9).map { (step: UInt64) in "\(seed &+ step)" }, current: 0)
      }
    }
    guard let values = values[cursor] else { return }
    column = values.current
    if ticked[cursor] == nil {
      let first = max(0, min(values.current - 1, values.settings.count - 4))
      ticked[cursor] = Set(first..<min(values.settings.count, first + 4))
    }
  }

  mutating func press(_ key: Key) -> OverlayAnswer {
    switch key {
    case .escape: return .close
    case .up, .backTab, .character("k"): move(by: -1)
    case .down, .tab, .character("j"): move(by: 1)
    case .left: column = max(0, column - 1)
    case .right: column = min(max(0, (chosen?.settings.count ?? 1) - 1), column + 1)
    case .character(" "): tick()
    case .character("f"), .character("F"): isFromHere = here != nil && !isFromHere
    case .enter: return order.map(OverlayAnswer.race) ?? .stay
    case .character, .backspace, .delete, .insert, .pageUp, .pageDown, .home, .end, .function,
      .control:
      break
    }
    return .stay
  }

  private mutating func move(by rows: Int) {
    cursor = min(max(0, cursor + rows), labels.count - 1)
    look()
  }

  private mutating func tick() {
    guard chosen != nil else { return }
    var ticks = chosenTicks
    if ticks.remove(column) == nil, ticks.count < Self.most { ticks.insert(column) }
    ticked[cursor] = ticks
  }

  /// What is chosen; nil unless at least two values are.
  var order: Order? {
    guard let chosen, chosenTicks.count > 1 else { return nil }
    let places = chosenTicks.sorted()
    return Order(
      lab: entry.id, settings: settings, control: chosen.name, label: chosen.label,
      values: places.map { chosen.settings[$0] }, texts: places.map { chosen.texts[$0] },
      run: run, origin: isFromHere ? here : nil)
  }
}

extension RaceSetup.Order {
  /// The race itself, its runs at rest before their first step.
  func start(data: LabData, firstJob: Int) -> Result<RaceScreen, LabError> {
    guard let entry = LabCatalog.entry(named: lab) else {
      return .failure(LabError("There is no lab called \(lab)."))
    }
    guard (2...RaceSetup.most).contains(values.count) else {
      return .failure(
        LabError("A race has from 2 to \(RaceSetup.most) runs, and not \(values.count)."))
    }
    do throws(LabError) {
      var lanes: [RaceLane] = []
      for (place, value) in values.enumerated() {
        var settings = settings
        settings[control] = value
        let opened = try OpenedRuns(
          entry, settings: settings, data: data, firstJob: firstJob + place << 12)
        guard Self.isSame(opened.lab.settings[control], value) else {
          throw LabError("\(label) of the lab \(lab) cannot be \(value).")
        }
        guard opened.runs.indices.contains(run) else {
          throw LabError("The lab \(lab) has no run \(run + 1) with \(label) \(value).")
        }
        var job = opened.runs[run].job
        (job.forward, job.edits) = (0, [])
        job.origin = origin.map { RunOrigin($0.run) }
        lanes.append(
          RaceLane(
            name: texts[place], job: job,
            place: RaceLane.Place(
              entry: lab, lab: opened.lab, run: run, legs: origin?.recipe.legs ?? [])))
      }
      return .success(
        RaceScreen(
          title: origin.map { "\(entry.title), from step \(Numbers.grouped($0.run.steps))" }
            ?? entry.title,
          what: label, lanes: lanes))
    } catch {
      return .failure(error)
    }
  }

  /// Whether a setting was taken: `1e-3` and `0.001` are the same.
  private static func isSame(_ setting: String?, _ value: String) -> Bool {
    guard let setting else { return false }
    return setting == value || Double(value).map { Double(setting) == $0 } == true
  }

  /// One control of a lab at values that were typed; the error says what is there instead.
  static func typed(
    _ control: String, _ values: [String], of stage: Stage
  ) -> Result<RaceSetup.Order, LabError> {
    guard var lab = stage.lab, lab.isExportable else {
      return .failure(LabError("Nothing is trained here that could race."))
    }
    let wanted = control.lowercased()
    // `race rate 0.1 1 here` begins where the run on stage stands.
    let isHere = values.last?.lowercased() == "here"
    let values = isHere ? Array(values.dropLast()) : values
    let origin = isHere ? stage.raceOrigin(lab.chosenRun ?? 0) : nil
    if isHere, origin == nil {
      return .failure(LabError("The run on stage has not begun, so nothing can begin there."))
    }
    let found = lab.controls.first { [$0.name, $0.label].contains(wanted) }
    guard let name = found?.name ?? (wanted == "seed" ? "seed" : nil) else {
      let names = lab.controls.map(\.name) + ["seed"]
      return .failure(
        LabError("There is no setting \(control) here, but \(names.joined(separator: ", "))."))
    }
    _ = lab.update(.reset)
    guard (2...RaceSetup.most).contains(values.count) else {
      return .failure(
        LabError(
          "A race takes from 2 to \(RaceSetup.most) values, such as: race \(name) "
            + "\(found?.value ?? "1") …"))
    }
    return .success(
      RaceSetup.Order(
        lab: stage.entry.id, settings: lab.settings, control: name, label: found?.label ?? name,
        values: values, texts: values, run: lab.chosenRun ?? 0, origin: origin))
  }
}

/// A moment of a run at which others begin.
public struct RaceOrigin: Equatable, Sendable {
  /// The run, as far as it had come.
  var run: RunExport
  /// How it came about.
  var recipe: RunRecipe
}

extension Stage {
  /// The moment that one of the runs on stage stands at; nil if it has not begun.
  func raceOrigin(_ place: Int) -> RaceOrigin? {
    guard let kept = keptRuns(.one(place)).first, let run = kept.run else { return nil }
    return RaceOrigin(run: run, recipe: kept.recipe)
  }
}
