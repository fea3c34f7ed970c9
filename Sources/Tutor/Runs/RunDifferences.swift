internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// What sets some runs apart: what was set differently, and what came of it.
struct RunDifferences: Equatable, Sendable {
  /// A line of the table: a name and a value for each run.
  struct Row: Equatable, Sendable {
    var name: String
    var values: [String]
  }

  /// The letters of the runs.
  let letters: [String]
  /// What was set, as far as it differs.
  let settings: [Row]
  /// What came of it, whether it differs or not.
  let results: [Row]
  /// How many settings are the same for all.
  let equal: Int

  init(_ runs: [KeptRun]) {
    letters = runs.map(\.letter)
    let words = Words(runs)
    let facts = runs.map { Self.facts($0, words) }
    var names: [String] = []
    for name in facts.joined().map(\.name) where !names.contains(name) { names.append(name) }
    let rows = names.map { name in
      Row(
        name: name,
        values: facts.map { facts in facts.first { $0.name == name }?.value ?? "–" })
    }
    settings = rows.filter { Set($0.values).count > 1 }
    equal = rows.count - settings.count
    results = Self.results(runs)
  }

  private typealias Fact = (name: String, value: String)

  /// What was set of a run: first what it trains, then what else was set in its lab.
  private static func facts(_ run: KeptRun, _ words: Words) -> [Fact] {
    var facts: [Fact] = [("lab", run.recipe.last.lab)]
    if let experiment = run.run?.job.experiment { facts += RunFacts.facts(of: experiment) }
    facts.append(("branch", run.origin ?? "–"))
    facts.append(("by hand", hand(run.recipe)))
    let known = Set(facts.map(\.name) + RunFacts.settings)
    for (name, value) in run.recipe.last.settings.sorted(by: { $0.key < $1.key }) {
      let label = words.label(name)
      guard !known.contains(name), !known.contains(label), !words.isOfPicture(name) else {
        continue
      }
      facts.append((label, words.text(name, value)))
    }
    return facts
  }

  /// What the labs call their settings. A lab that has its controls on pages shows some of them: what
  /// one run's lab shows holds for all.
  private struct Words {
    private var labels: [String: String] = [:]
    private var pictures: Set<String> = []
    /// What a setting's value is shown as, by its name and its value in the recipe.
    private var texts: [[String]: String] = [:]

    init(_ runs: [KeptRun]) {
      for run in runs {
        for control in run.lab?.controls ?? [] {
          labels[control.name] = control.label
          if control.isOfPicture { pictures.insert(control.name) }
          if let value = run.recipe.last.settings[control.name] {
            texts[[control.name, value]] = control.value
          }
        }
      }
    }

    func label(_ name: String) -> String { labels[name] ?? name }
    func text(_ name: String, _ value: String) -> String { texts[[name, value]] ?? value }
    func isOfPicture(_ name: String) -> Bool { pictures.contains(name) }
  }

  /// What was changed by hand: `rate 0.01 after step 20`; of many changes how many.
  private static func hand(_ recipe: RunRecipe) -> String {
    let edits = recipe.legs.flatMap(\.edits)
    guard let last = edits.last else { return "–" }
    guard edits.count == 1 else { return "\(edits.count) changes" }
    let value = Numbers.significant(Double(last.value))
    let name = last.tensor == .rate ? "rate" : last.tensor.text
    return "\(name) \(value) after \(last.step)"
  }

  private static func results(_ runs: [KeptRun]) -> [Row] {
    let scores = runs.map { RunScore($0.report, $0.run?.job) }
    func row(_ name: String, _ value: (Int) -> String?) -> Row? {
      let values = runs.indices.map(value)
      guard values.contains(where: { $0 != nil }) else { return nil }
      return Row(name: name, values: values.map { $0 ?? "–" })
    }
    func number(_ value: Double?) -> String? { value.map { Numbers.significant($0) } }
    return [
      row("training loss") { place in
        number(scores[place].training ?? runs[place].recipe.training.map(Double.init))
      },
      row("validation loss") { place in
        number(scores[place].validation ?? runs[place].recipe.validation.map(Double.init))
      },
      row("accuracy") { place in scores[place].accuracy.map { Numbers.percent($0) } },
      row("steps taken") { place in Numbers.grouped(runs[place].steps) },
      row("seconds") { place in
        runs[place].report.map { Numbers.fixed($0.seconds, decimals: 1) }
      },
      row("its goal") { place in
        runs[place].lab?.metrics["goal"].map { $0 == 1 ? "reached" : "not yet" }
      },
      row("diverged") { place in
        scores[place].divergedAt.map { "at step \(Numbers.grouped($0))" }
      },
    ].compactMap { $0 }
  }

  /// How many settings are left out, in words.
  var note: String {
    switch (settings.isEmpty, equal) {
    case (true, _): "Nothing was set differently."
    case (false, 1): "1 other setting is the same."
    case (false, _): "\(equal) other settings are the same."
    }
  }

  /// As a table, with the signs of the runs at the heads of their columns.
  func table(strokes: [Int], in look: Look, scroll: Int = 0) -> Table {
    let columns =
      [Table.Column("", .left)]
      + letters.indices.map { place in
        Table.Column(
          RunStrokes.sign(strokes[place], in: look)
            + StyledText(" " + letters[place], .strong, .bold), minimum: 6)
      }
    func cells(_ row: Row, _ role: Role) -> [StyledText] {
      [StyledText.muted(row.name)] + row.values.map { StyledText($0, role) }
    }
    let gap = settings.isEmpty ? [] : [[StyledText()]]
    return Table(
      columns, rows: settings.map { cells($0, .strong) } + gap + results.map { cells($0, .ink) },
      scroll: scroll, fixedColumns: 1)
  }

  /// In lines, for those who do not look.
  var lines: [String] {
    let rows = settings + results
    let spoken = rows.map { row in
      "\(row.name): "
        + zip(letters, row.values).map { "\($0) \($1)" }.joined(separator: ", ")
    }
    return spoken + [note]
  }
}
