/// One of several named choices, with its fields: `adam` or `{adam: {rate: 0.02}}`.
struct ChoiceReader {
  /// What was chosen.
  let name: String
  var fields: FieldReader

  /// - Parameters:
  ///   - setting: what stands in the file.
  ///   - owner: what is chosen, for errors: `optimizer`.
  ///   - names: the choices.
  ///   - example: how to write one.
  init(
    _ setting: Setting, of owner: String, among names: [String], example: String
  ) throws(NetworkFileError) {
    var place = setting.place
    var inside: Setting?
    switch setting.content {
    case .word(let text, _): name = text
    case .fields(let all) where all.count == 1:
      name = all[0].name
      place = all[0].place
      inside = all[0].value
    case .fields, .list:
      throw NetworkFileError(
        "\(owner) is \(setting.kind) instead of one choice", at: place,
        remedy: "Write \(owner): \(example).")
    }
    guard names.contains(name) else {
      let guess = Spelling.closest(to: name, among: names)
      throw NetworkFileError(
        "there is no \(owner) called \(name.quoted)", at: place,
        remedy: guess.map { "Did you mean \($0)?" }
          ?? "There is \(names.sentence(joining: "and")).")
    }
    if let inside, !inside.isEmpty {
      fields = try inside.reader(of: name, example: example)
    } else {
      fields = FieldReader([], of: name, at: place)
    }
  }
}
