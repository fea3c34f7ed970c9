/// Reads `syllabus.md`: front matter with `units`, each with its `lessons`.
public enum SyllabusReader {
  /// The syllabus that a file holds. The text after the front matter is for people.
  ///
  /// Throws all errors that the file holds, in the order of lines.
  public static func read(_ source: SourceFile) throws(LessonErrors) -> Syllabus {
    let log = ErrorLog(file: source.path)
    guard var fields = CatalogueFile.fields(source, log: log) else {
      throw LessonErrors(log.sorted)
    }
    let syllabus = syllabus(&fields)
    guard log.errors.isEmpty else { throw LessonErrors(log.sorted) }
    return syllabus
  }

  private static func syllabus(_ fields: inout FieldReader) -> Syllabus {
    if !fields.has("units") { fields.noteMissing("units", "list the units with their lessons") }
    var numbers: Set<Int> = []
    var ids: Set<String> = []
    let units = fields.records("units").compactMap { record in
      var record = record
      return unit(&record, numbers: &numbers, ids: &ids)
    }
    fields.finish()
    return Syllabus(units: units)
  }

  private static func unit(
    _ fields: inout FieldReader, numbers: inout Set<Int>, ids: inout Set<String>
  ) -> Syllabus.Unit? {
    if !fields.has("unit") { fields.noteMissing("unit", "write the number of the unit") }
    let number = fields.integer("unit", in: 1...99)
    let title = fields.requiredText("title", "write the title as one line")
    let lessons = fields.records("lessons").compactMap { record in
      var record = record
      return entry(&record, ids: &ids)
    }
    fields.finish()
    guard let number, let title else { return nil }
    if !numbers.insert(number).inserted {
      fields.log.add(fields.place(of: "unit"), "unit \(number) stands here twice", "join the two")
    }
    return Syllabus.Unit(number: number, title: title, lessons: lessons)
  }

  private static func entry(_ fields: inout FieldReader, ids: inout Set<String>) -> Syllabus.Entry?
  {
    if !fields.has("id") { fields.noteMissing("id", "write `id: L05`") }
    let id = fields.identifier("id")
    let title = fields.requiredText("title", "write the title as one line")
    let promise = fields.requiredText("promise", "say what the learner will have done")
    let entry = Syllabus.Entry(
      id: id ?? "", slug: fields.identifier("slug") ?? id?.lowercased() ?? "", title: title ?? "",
      minutes: fields.integer("minutes", in: 1...240) ?? 1,
      path: fields.word("path", Lesson.Path.self) ?? .core, needs: fields.identifiers("needs"),
      needsOthers: fields.integer("needsOthers", in: 0...99) ?? 0, promise: promise ?? "",
      line: fields.place.line)
    fields.finish()
    guard let id, title != nil, promise != nil else { return nil }
    if !ids.insert(id).inserted {
      fields.log.add(fields.place(of: "id"), "lesson \(id) stands here twice", "keep one of them")
      return nil
    }
    return entry
  }
}

/// A file whose front matter is all that is read.
enum CatalogueFile {
  /// Its fields, with the format checked; nil, with errors noted, where there are none.
  static func fields(_ source: SourceFile, log: ErrorLog) -> FieldReader? {
    guard let lines = SourceText.lines(of: source, log: log),
      let parts = FrontMatter(lines, log: log),
      var fields = FieldReader(parts.head, log: log, maximumLines: LessonLimits.catalogueLines)
    else { return nil }
    FrontMatter.checkFormat(&fields)
    return fields
  }
}
