/// Reads a lesson from its file. See `lessons/README.md` for the form.
public enum LessonReader {
  /// The lesson that a file holds.
  ///
  /// Throws all errors that the file holds, in the order of lines (at most 100). No text that comes
  /// through holds a control character.
  public static func read(_ source: SourceFile) throws(LessonErrors) -> Lesson {
    let log = ErrorLog(file: source.path)
    let lesson = lesson(source, log: log)
    guard let lesson, log.errors.isEmpty else { throw LessonErrors(log.sorted) }
    return lesson
  }

  /// Reads a lesson; what is wrong with it comes back as a value.
  public static func result(_ source: SourceFile) -> Result<Lesson, LessonErrors> {
    do throws(LessonErrors) { return .success(try read(source)) } catch { return .failure(error) }
  }

  private static func lesson(_ source: SourceFile, log: ErrorLog) -> Lesson? {
    guard let lines = SourceText.lines(of: source, log: log),
      let parts = FrontMatter(lines, log: log)
    else { return nil }
    let fields = FieldReader(parts.head, log: log)
    let steps = StepReader(parts.body, log: log).steps()
    return fields.map { fields in
      var fields = fields
      return lesson(&fields, steps: steps, file: log.file)
    }
  }

  private static func lesson(
    _ fields: inout FieldReader, steps: [Step], file: String
  ) -> Lesson {
    FrontMatter.checkFormat(&fields)
    for (name, advice) in required where !fields.has(name) { fields.noteMissing(name, advice) }
    let id = fields.identifier("id") ?? ""
    let lesson = Lesson(
      id: id, title: fields.plainText("title") ?? "", promise: fields.plainText("promise") ?? "",
      unit: fields.integer("unit", in: 1...99) ?? 1,
      minutes: fields.integer("minutes", in: 1...240) ?? 1,
      path: fields.word("path", Lesson.Path.self) ?? .core, needs: fields.identifiers("needs"),
      objectives: fields.texts("objectives").enumerated().map {
        Objective(id: "\(id).\($0.offset + 1)", text: $0.element)
      },
      misconceptions: fields.identifiers("misconceptions"), seed: fields.seed("seed") ?? 1,
      glossary: fields.dictionary("glossary"), sources: fields.texts("sources"),
      license: fields.plainText("license"), steps: steps, file: file,
      fieldLines: fields.nameLines)
    fields.finish()
    return lesson
  }

  private static let required = [
    ("id", "write `id: L05`"),
    ("title", "write the title as one line"),
    ("promise", "say in one sentence what the learner will have done"),
    ("unit", "write the number of the unit"),
    ("minutes", "write how long a first pass takes"),
    ("path", "write `path: core` or `path: wider`"),
    ("objectives", "list what the learner can do afterwards, each with a verb one can check"),
  ]
}
