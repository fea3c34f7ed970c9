/// Reads the fields of a small task in a live lab: those of a `lab` block, and a budget.
enum GoalReader {
  /// The task; nil, with its errors noted, where the fields do not say it.
  static func goal(_ fields: inout FieldReader, line: Int) -> GoalTask? {
    if !fields.has("goal") {
      fields.noteMissing("goal", "write what is to be reached: `goal: accuracy >= 0.9`")
    }
    let lab = LabReader.lab(&fields, line: line)
    var runs: Int?
    var steps: Int?
    if var budget = fields.record("budget", "{runs: 3}") {
      runs = budget.integer("runs", in: 1...1000)
      steps = budget.integer("steps", in: 1...10_000_000)
      budget.finish()
    }
    let names = fields.dictionary("names")
    guard let lab, let goal = lab.goal else { return nil }
    return GoalTask(lab: lab, goal: goal, runs: runs, steps: steps, names: names)
  }
}
