/// A wrong idea that learners bring or form, and what speaks against it.
public struct Misconception: Equatable, Sendable {
  /// `M13`.
  public var id: String
  /// The idea, in a few words.
  public var belief: String
  /// The observation that contradicts it, in one sentence.
  public var counter: String

  /// A wrong idea with its counter-evidence.
  public init(id: String, belief: String, counter: String) {
    self.id = id
    self.belief = belief
    self.counter = counter
  }
}

/// Reads `misconceptions.md`: front matter with a list of `id`, `belief` and `counter`.
public enum MisconceptionReader {
  /// The wrong ideas that a file names, in its order.
  ///
  /// Throws all errors that the file holds, in the order of lines.
  public static func read(_ source: SourceFile) throws(LessonErrors) -> [Misconception] {
    let log = ErrorLog(file: source.path)
    var misconceptions: [Misconception] = []
    if var fields = CatalogueFile.fields(source, log: log) {
      if !fields.has("misconceptions") {
        fields.noteMissing("misconceptions", "list them with `id`, `belief` and `counter`")
      }
      for record in fields.records("misconceptions") {
        var record = record
        guard let misconception = misconception(&record) else { continue }
        if misconceptions.contains(where: { $0.id == misconception.id }) {
          log.add(
            record.place(of: "id"), "misconception \(misconception.id) stands here twice",
            "keep one of them")
        }
        misconceptions.append(misconception)
      }
      fields.finish()
    }
    guard log.errors.isEmpty else { throw LessonErrors(log.sorted) }
    return misconceptions
  }

  private static func misconception(_ fields: inout FieldReader) -> Misconception? {
    if !fields.has("id") { fields.noteMissing("id", "write `id: M07`") }
    let id = fields.identifier("id")
    let belief = fields.requiredText("belief", "write the wrong idea in a few words")
    let counter = fields.requiredText("counter", "write the observation that contradicts it")
    fields.finish()
    guard let id, let belief, let counter else { return nil }
    return Misconception(id: id, belief: belief, counter: counter)
  }
}
