/// A lesson skeleton made of a GIFT file: the teacher's questions in the form of a lesson, with a mark
/// wherever an author has something to add.
public struct GiftLesson: Equatable, Sendable {
  /// The lesson as Markdown, which `LessonReader` reads.
  public let text: String
  /// How many questions it has.
  public let questions: Int
  /// Sentences on questions that were left out, or changed on the way.
  public let notes: [String]

  /// What stands where an author has something to write.
  public static let mark = "TO WRITE"

  /// Makes the skeleton.
  ///
  /// - Parameters:
  ///   - source: The GIFT file.
  ///   - id: The id of the lesson; what no id may have becomes a hyphen.
  public init(_ source: SourceFile, id: String) throws(GiftError) {
    let questions = try GiftReader.questions(in: source)
    var writer = GiftWriter(file: source.path, id: Self.identifier(id))
    for question in questions { writer.add(question) }
    guard writer.count > 0 else {
      throw GiftError(
        file: source.path, line: 1,
        problem: "there is no question in it that a lesson can ask; they look like "
          + "“Why? {=right ~wrong}”")
    }
    text = writer.text
    self.questions = writer.count
    notes = writer.notes
    try expectLesson(source.path)
  }

  /// What was written must be read.
  private func expectLesson(_ file: String) throws(GiftError) {
    do throws(LessonErrors) {
      _ = try LessonReader.read(SourceFile(path: file, text: text))
    } catch {
      let first = error.errors.first
      throw GiftError(
        file: file, line: 1,
        problem: "it makes no lesson: \(first?.what ?? "something is wrong"); split or shorten it")
    }
  }

  private static func identifier(_ name: String) -> String {
    var id = ""
    for character in name.prefix(24) {
      let isUsual = character.isASCII && (character.isLetter || character.isNumber)
      if isUsual { id.append(character) } else if !id.isEmpty, id.last != "-" { id.append("-") }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "X01" : id
  }
}
