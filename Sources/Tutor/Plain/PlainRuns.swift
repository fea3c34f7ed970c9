internal import Labs
internal import Learning
internal import TextUI

/// What can be done with runs in a conversation.
enum PlainRunAction: Equatable, Sendable {
  /// With the run on stage.
  case branch, keep, race
  /// With those that were kept.
  case runs, compare, rename, takeOff, again, export
}

extension PlainSession {
  /// What can be typed of the run on stage, and of those that were kept.
  static func runCommands(on stage: Stage?) -> [PlainCommand] {
    guard let stage, stage.lab?.isExportable == true else { return [] }
    var commands: [PlainCommand] = []
    if stage.mayBranch {
      commands.append(
        PlainCommand(
          ["branch"], .runs(.branch),
          help: "Keep the run, and let the next change go on from this step"))
    }
    if stage.hasRuns {
      commands.append(
        PlainCommand(
          ["keep"], .runs(.keep), argument: "NAME", help: "Keep the run as it is, under this name"))
    }
    commands.append(
      PlainCommand(
        ["race"], .runs(.race), argument: "CONTROL VALUE VALUE",
        help: "Run up to six values of a control against each other; with here at the end, from "
          + "where the run stands"))
    return commands + [
      PlainCommand(["runs"], .runs(.runs), help: "Name the runs that were kept"),
      PlainCommand(
        ["compare"], .runs(.compare), argument: "A B", help: "Say what sets kept runs apart"),
    ]
  }

  /// Does what a line has asked for.
  mutating func perform(
    _ action: PlainRunAction, _ argument: String, at now: Timestamp
  ) -> [Effect] {
    let words = argument.split(separator: " ").map(String.init)
    switch action {
    case .branch: return session.answer(.branch, of: .all, at: now)
    case .keep: return session.keep(named: String(argument.prefix(40)), at: now).effects
    case .race: return race(words, at: now)
    case .runs: sayRuns()
    case .compare: compare(words)
    case .rename, .takeOff, .again, .export: break
    }
    return []
  }

  private mutating func race(_ words: [String], at now: Timestamp) -> [Effect] {
    guard let stage, let control = words.first else {
      say("race and a control with its values: race rate 0.01 0.1 1.")
      return []
    }
    switch RaceSetup.Order.typed(control, Array(words.dropFirst()), of: stage) {
    case .failure(let error):
      say(error.description)
      return []
    case .success(let order):
      let effects = session.open(order, at: now)
      guard case .race = session.screen else { return effects }
      return effects + session.changeScreen(at: now) { $0.send(.run, at: now) }
    }
  }

  private mutating func sayRuns() {
    guard !session.shelf.runs.isEmpty else {
      say("No run was kept yet; keep NAME keeps the one on stage.")
      return
    }
    say(lines: session.shelf.runs.flatMap { style.lines("  " + $0.spoken, hanging: 5) })
  }

  /// All that were kept, or those that are named.
  mutating func compare(_ names: [String]) {
    var runs = names.isEmpty ? Array(session.shelf.runs.suffix(RunsScreen.most)) : []
    for name in names {
      guard let run = session.shelf.find(name) else {
        say("There is no run \(name); runs names those that were kept.")
        return
      }
      if !runs.contains(where: { $0.letter == run.letter }) { runs.append(run) }
    }
    guard runs.count > 1 else {
      say("compare and at least two runs: compare A B.")
      return
    }
    say(lines: RunDifferences(runs).lines.flatMap { style.lines($0, hanging: 2) })
  }
}

extension KeptRun {
  /// In a line: `A  rate 0.1, playground at step 312, loss 0.12`.
  var spoken: String {
    var words = "\(title), \(recipe.last.lab) at step \(Numbers.grouped(steps))"
    if let loss = report?.snapshot.training.latest?.y ?? recipe.training {
      words += ", loss \(Numbers.significant(Double(loss)))"
    }
    if let origin { words += ", \(origin)" }
    if let checkSentence { words += ", \(checkSentence)" }
    return words
  }
}
