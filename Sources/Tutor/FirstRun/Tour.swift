internal import Labs
internal import Recall
internal import TextUI

/// The first half-minute: the keys, each taught by pressing it, on a network that really trains.
public struct Tour: Sendable {
  /// The steps shown, in order.
  let steps: [TourStep]
  /// The one that is up, from 0.
  private(set) var number = 0
  /// Where the network trains; nil if its lab does not exist.
  var stage: Stage?
  /// Whether the arrows act on the control.
  private(set) var isOnControl = false
  /// The marks on trial, then those that were found good; nil if they are not asked about.
  private(set) var glyphs: GlyphSet?
  private let finest: GlyphSet
  /// Whether the learner has said what they see.
  private var isAnswered = false

  private static let lab = "spam"
  private static let control = "mails"

  init(glyphs: GlyphChoice, data: LabData, firstJob: Int) {
    steps = TourStep.allCases.filter { $0 != .glyphs || glyphs.isOpen }
    finest = glyphs.detected
    self.glyphs = glyphs.isOpen ? glyphs.detected : nil
    stage = LabCatalog.entry(named: Self.lab).map { entry in
      Stage(
        entry, scene: Stage.Scene(view: entry.mainView),
        context: LabContext(data: data, seed: 1, firstJob: firstJob))
    }
  }

  /// Whether the learner has come as far as that step.
  func hasBegun(_ other: TourStep) -> Bool { step.rawValue >= other.rawValue }

  var step: TourStep { steps[min(number, steps.count - 1)] }

  var trial: TourStep.Trial {
    glyphs == .ascii ? .last : glyphs == finest ? .first : .coarser
  }

  /// The control that the arrows change, and its place among those of the lab.
  var control: (place: Int, control: LabControl)? {
    let controls = stage?.lab?.controls ?? []
    let place = controls.firstIndex { $0.name == Self.control } ?? controls.indices.first
    return place.map { ($0, controls[$0]) }
  }

  // MARK: Keys

  enum Action: Equatable {
    case run, yes, no, pane, turnUp, turnDown, finish, skip
    case help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    if step == .run || (hasBegun(.run) && stage?.lab?.isRunnable == true) {
      bindings.append(
        Binding(.run, stage?.run == .running ? "pause" : "run", .run, priority: 9))
    }
    if step == .glyphs {
      bindings += [
        Binding(
          .digits, glyphs == .ascii ? "go on" : "yes", .yes, priority: 10,
          help: "The curve looks well", keys: ["1"], shown: "1"),
        Binding(
          .digits, glyphs == .ascii ? "again" : "no", .no, priority: 10,
          help: "It does not: draw it in another way", keys: ["2"], shown: "2"),
        Binding(.act, .yes, priority: nil),
      ]
    }
    if hasBegun(.pane) {
      bindings += [
        Binding(
          .pane, isOnControl ? "stage" : "control", .pane, priority: 8,
          help: "Move between the stage and its control"),
        Binding(.pane, .pane, priority: nil, keys: KeyTable.entry(.pane).opposite, shown: ""),
      ]
    }
    if isOnControl || step == .control {
      bindings += Binding<Action>.pair(.turn, .turnDown, .turnUp, priority: 8)
    }
    if step == .end {
      bindings.append(Binding(.act, "to the course", .finish, priority: 10, help: "The course map"))
    }
    let isEnd = step == .end
    return bindings + [
      Binding(
        .back, isEnd ? "map" : "skip", .skip, priority: 10, help: "Straight to the course map"),
      Binding(.search, .search, priority: isEnd ? 4 : nil),
      Binding(.glossary, .glossary, priority: isEnd ? 4 : nil),
      Binding(.help, .help, priority: 11),
      Binding(.quit, .quit, priority: 7),
    ]
  }

  mutating func press(_ key: Key, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .run: return runStage()
    case .yes:
      isAnswered = true
      advance(from: .glyphs)
    case .no: glyphs = glyphs?.nextCoarser ?? finest
    case .pane:
      isOnControl.toggle()
      advance(from: .pane)
    case .turnUp: return turn(by: 1)
    case .turnDown: return turn(by: -1)
    case .help:
      advance(from: .help)
      return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .finish, .skip: return leave(at: now) + [.home]
    case .quit: return leave(at: now) + [.quit]
    }
    return []
  }

  /// Whoever leaves has seen it, however far they came: it does not come by itself again.
  func leave(at now: Timestamp) -> [ScreenRequest] {
    let told = isAnswered ? glyphs?.rawValue : nil
    return [.effect(.record(LearnerEvent(time: now, .tour(glyphs: told))))]
  }

  mutating func send(_ event: LabEvent) -> [ScreenRequest] {
    (stage?.send(event) ?? []).map(ScreenRequest.effect)
  }

  mutating func receive(_ data: LabData) -> [ScreenRequest] {
    (stage?.add(data) ?? []).map(ScreenRequest.effect)
  }

  private mutating func runStage() -> [ScreenRequest] {
    advance(from: .run)
    return send(.run)
  }

  private mutating func turn(by notches: Int) -> [ScreenRequest] {
    isOnControl = true
    advance(from: .control)
    return control.map { send(.turn(control: $0.place, by: notches)) } ?? []
  }

  private mutating func advance(from step: TourStep) {
    if self.step == step { number = min(number + 1, steps.count - 1) }
  }
}

extension Tour.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .pane, .finish, .skip: .move
    case .yes, .no: .answer
    case .run, .turnUp, .turnDown: .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}
