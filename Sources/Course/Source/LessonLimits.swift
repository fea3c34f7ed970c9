/// How large a lesson may be, so that a hostile or broken file stays harmless.
public enum LessonLimits {
  /// Bytes of a file.
  public static let fileSize = 1_000_000
  /// Characters of a line.
  public static let lineLength = 2_000
  /// Steps of a lesson.
  public static let steps = 60
  /// Screens of a step.
  public static let screens = 12
  /// Blocks of a screen.
  public static let blocks = 40
  /// Words that a learner should have to read at a time; a check, not a cap.
  public static let wordsAtOnce = 90
  /// Options of a question.
  public static let options = 8
  /// Lines to put in order.
  public static let orderedLines = 10
  /// Hints of a question or lab.
  public static let hints = 6
  /// Drawn numbers of a question.
  public static let parameters = 12
  /// Entries of a left list to pair, and of the right one with its decoys.
  public static let pairs = 10
  /// Curves of a plot.
  public static let curves = 6
  /// Points of a curve.
  public static let points = 400
  /// Blanks of a table.
  public static let blanks = 16
  /// Rows and columns of a table with blanks.
  public static let tableSide = 16
  /// Rows of a drawing.
  public static let figureRows = 20
  /// Slips of a number, diagnoses of a lab.
  public static let slips = 12
  /// Lines of the front matter of a lesson or of the head of a block.
  public static let headLines = 200
  /// Lines of the front matter of a syllabus or a catalogue of misconceptions.
  public static let catalogueLines = 2_000
  /// Brackets inside brackets and lists inside lists, in front matter and heads.
  public static let headDepth = 12
  /// Lists and quotations inside one another.
  public static let textDepth = 8
  /// Characters of a field that is one line of text.
  public static let fieldLength = 600
  /// Entries of a list or mapping in front matter and heads.
  public static let entries = 64
  /// Lessons of a folder.
  public static let lessons = 200
  /// Errors told of one file.
  public static let errors = 100
}
