public import Course

/// All checks that need no run, and what they say together.
public enum LessonCheckCatalog {
  /// In the order in which a teacher would fix things.
  public static let checks: [any LessonCheck] = [
    UniqueIDs(),
    KnownNeeds(),
    NeedsWithoutCycle(),
    SyllabusAgreement(),
    KnownObjectives(),
    ObjectiveCoverage(),
    KnownMisconceptions(),
    OneRightOption(),
    OptionFeedback(),
    RightOptionLength(),
    HintsAndWhy(),
    SoundQuestions(),
    SoundDraws(),
    JudgedPredictions(),
    KnownLabs(),
    StageBeforeUse(),
    RerunInRange(),
    LabDescription(),
    GoalSolution(),
    FigureWidth(),
    LinkTargets(),
    ReadingLength(),
    SmallScreen(),
  ]

  /// Everything that is wrong with a folder of lessons, in the order of files and lines.
  ///
  /// A lesson that cannot be read shows its errors of form alone; the others are checked.
  public static func findings(in files: [SourceFile]) -> [Finding] {
    let (library, errors) = Library.read(files: files)
    return sorted(errors.map(Finding.init) + checks.flatMap { $0.findings(in: library) })
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted {
      ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
    }.map(\.element)
  }
}
