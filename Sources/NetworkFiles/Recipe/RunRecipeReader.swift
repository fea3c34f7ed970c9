internal import Compute
internal import Learning

/// Makes a recipe of the settings that stand in its file.
enum RunRecipeReader {
  private typealias Most = RunRecipeFile.Most

  static func recipe(_ setting: Setting) throws(NetworkFileError) -> RunRecipe {
    var fields = try setting.reader(of: "the recipe", example: "descent-run: 1")
    guard let version = fields.take("descent-run") else {
      throw NetworkFileError(
        "this is no run that was taken along with Descent", at: setting.place,
        remedy: "Its file says descent-run: 1; X in a lab writes one.")
    }
    _ = try version.integer(called: "descent-run", in: 1...1, example: 1)
    guard let runs = fields.take("runs"), case .list(let list) = runs.content, !list.isEmpty else {
      throw fields.missing("runs", example: "a list of at least one run")
    }
    guard list.count <= Most.legs else {
      throw NetworkFileError(
        "\(list.count) runs branch off each other", at: runs.place,
        remedy: "\(Most.legs) are the most.")
    }
    var legs: [RunRecipe.Leg] = []
    for item in list {
      let leg = try leg(item)
      if let before = legs.last, leg.steps < before.steps {
        throw NetworkFileError(
          "the run ends after \(leg.steps) steps, before the one that it branches off",
          at: item.place, remedy: "Take the run along once more.")
      }
      legs.append(leg)
    }
    var recipe = RunRecipe(legs: legs)
    if let losses = fields.take("losses") {
      var reader = try losses.reader(of: "losses", example: "{training: 0x3f800000}")
      recipe.training = try bits("training", from: &reader)
      recipe.validation = try bits("validation", from: &reader)
      try reader.finish()
    }
    try fields.finish()
    return recipe
  }

  private static func leg(_ setting: Setting) throws(NetworkFileError) -> RunRecipe.Leg {
    var fields = try setting.reader(of: "a run", example: "name, lab, settings, run and steps")
    let name = try text(
      "name", from: &fields, at: setting.place, example: "A", most: Most.name)
    let lab = try text(
      "lab", from: &fields, at: setting.place, example: "playground", most: Most.name)
    var settings: [String: String] = [:]
    if let group = fields.take("settings") {
      guard case .fields(let list) = group.content, list.count <= Most.settings else {
        throw NetworkFileError(
          "settings is \(group.kind); it must be up to \(Most.settings) fields", at: group.place,
          remedy: "Write settings: {rate: \"0.1\"}.")
      }
      for field in list {
        guard case .word(let value, _) = field.value.content, value.utf8.count <= Most.text else {
          throw NetworkFileError(
            "\(field.name.quoted) is \(field.value.kind); a setting is one word", at: field.place,
            remedy: "Put it in quotes.")
        }
        settings[field.name] = value
      }
    }
    let run = try fields.integer("run", in: 0...999, example: 0) ?? 0
    let steps = try fields.requiredInteger("steps", in: 0...Most.steps, example: 100)
    let edits = try edits(from: &fields)
    try fields.finish()
    return RunRecipe.Leg(
      name: name, lab: lab, settings: settings, run: run, steps: steps, edits: edits)
  }

  private static func edits(
    from fields: inout FieldReader
  ) throws(NetworkFileError) -> [RunRecipe.Edit] {
    guard let setting = fields.take("edits") else { return [] }
    guard case .list(let list) = setting.content, list.count <= Most.edits else {
      throw NetworkFileError(
        "edits is \(setting.kind); it must be a list", at: setting.place,
        remedy: "\(Most.edits) changes by hand are the most.")
    }
    var edits: [RunRecipe.Edit] = []
    for item in list {
      var reader = try item.reader(of: "an edit", example: "step, tensor, index and bits")
      let step = try reader.requiredInteger("step", in: 0...Most.steps, example: 120)
      let tensor = try text(
        "tensor", from: &reader, at: item.place, example: "0.weight", most: Most.name)
      let index = try reader.requiredInteger("index", in: 0...Most.steps, example: 3)
      guard let value = try bits("bits", from: &reader) else {
        throw reader.missing("bits", example: "0x3f800000")
      }
      try reader.finish()
      guard edits.last.map({ $0.step <= step }) ?? true else {
        throw NetworkFileError(
          "the change after step \(step) stands behind a later one", at: item.place,
          remedy: "Put them in the order of their steps.")
      }
      edits.append(
        RunRecipe.Edit(step: step, tensor: TensorName(tensor), index: index, value: value))
    }
    return edits
  }

  private static func text(
    _ name: String, from fields: inout FieldReader, at place: SettingPlace, example: String,
    most: Int
  ) throws(NetworkFileError) -> String {
    guard let text = try fields.word(name, example: example) else {
      throw fields.missing(name, example: example)
    }
    guard text.utf8.count <= most, !text.unicodeScalars.contains(where: isControl) else {
      throw NetworkFileError(
        "\(name) is no single line of up to \(most) characters", at: place,
        remedy: "Write \(name): \(example).")
    }
    return text
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value || 0x2028...0x202e ~= scalar.value
  }

  /// The bits of a 32-bit float: `0x` and eight hexadecimal digits.
  private static func bits(
    _ name: String, from fields: inout FieldReader
  ) throws(NetworkFileError) -> Float? {
    guard let setting = fields.take(name) else { return nil }
    guard case .word(let word, _) = setting.content, word.hasPrefix("0x"), word.utf8.count == 10,
      let pattern = UInt32(word.dropFirst(2), radix: 16)
    else {
      throw NetworkFileError(
        "\(name) is \(setting.kind); it must be the bits of a number", at: setting.place,
        remedy: "Write \(name): 0x3f800000, which is 1.")
    }
    return Float(bitPattern: pattern)
  }
}
