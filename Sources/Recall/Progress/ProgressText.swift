/// The report in plain lines, a fact each, for a printer, a pipe or a screen reader.
extension ProgressReport {
  /// The lines.
  public var lines: [String] {
    var lines = ["Progress on \(StudyDate(day: day).withYear)", summary, ""]
    for lesson in lessons where lesson.isBegun {
      lines.append("\(lesson.id)  \(lesson.title)")
      lines.append("  \(lesson.facts)")
      lines += lesson.objectives.filter { $0.mastery.answers > 0 || $0.nextDay != nil }
        .map { "  \($0.line(on: day))" }
    }
    let untouched = lessons.count { !$0.isBegun }
    if untouched > 0 { lines.append("\(Self.count(untouched, "lesson")) not begun.") }
    if !misconceptions.isEmpty {
      lines += ["", "Wrong ideas you met"] + misconceptions.map { "  \($0.line)" }
    }
    lines += Self.section("How sure, how right: answers", answerCalibration)
    lines += Self.section("How sure, how right: predictions", predictionCalibration)
    return lines
  }

  private var summary: String {
    [
      "\(Self.count(counts.answers, "answer")) to \(Self.count(counts.items, "question")) "
        + "on \(Self.count(counts.days, "day"))",
      "\(counts.rightAnswers) right", Self.count(counts.predictions, "prediction"),
      Self.count(counts.runs, "experiment"), Self.duration(counts.seconds),
      counts.dueToday == 0 ? "nothing due today" : "\(counts.dueToday) due today",
    ].joined(separator: ", ") + "."
  }

  private static func section(_ title: String, _ rows: [CalibrationReport]) -> [String] {
    let known = rows.filter { $0.calibration.total > 0 }
    return known.isEmpty ? [] : ["", title] + known.map { "  \($0.line)" }
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `1 h 20 min`, `20 min`, `40 s`.
  public static func duration(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    if hours > 0 { return minutes > 0 ? "\(hours) h \(minutes) min" : "\(hours) h" }
    return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
  }
}

extension ProgressReport.LessonReport {
  /// Whether anything was seen, met, answered or spent.
  public var isBegun: Bool {
    stepsSeen > 0 || goalsMet > 0 || seconds > 0 || objectives.contains { $0.mastery.answers > 0 }
  }

  fileprivate var facts: String {
    var facts = ["seen \(stepsSeen) of \(ProgressReport.count(steps, "step"))"]
    if goals > 0 { facts.append("done \(goalsMet) of \(ProgressReport.count(goals, "goal"))") }
    if !objectives.isEmpty {
      facts.append("known \(known) of \(ProgressReport.count(objectives.count, "objective"))")
    }
    if seconds > 0 { facts.append(ProgressReport.duration(seconds)) }
    return facts.joined(separator: ", ")
  }
}

extension ProgressReport.ObjectiveReport {
  /// `known`, `rusty` or `learning`, and with no answer at all `new`.
  public var word: String {
    isRusty ? "rusty" : mastery.isKnown ? "known" : mastery.answers > 0 ? "learning" : "new"
  }

  fileprivate func line(on day: Int) -> String {
    let percent = Int((mastery.estimate * 100).rounded())
    let back = nextDay.map { $0 <= day ? ", due now" : ", back on \(StudyDate(day: $0))" } ?? ""
    return "\(word): \(title) (\(percent) %, evidence: \(mastery.evidence)\(back))"
  }
}

extension ProgressReport.MisconceptionReport {
  fileprivate var line: String {
    let met = StudyDate(day: history.metDay)
    let chosen = StudyDate(day: history.lastChosenDay)
    let back = nextDay.map { ", comes back on \(StudyDate(day: $0))" } ?? ""
    return switch history.state {
    case .open: "open: “\(title)”, met on \(met)\(back)"
    case .reopened: "open again: “\(title)”, met on \(met), chosen again on \(chosen)\(back)"
    case .quiet:
      "quiet: “\(title)”, met on \(met), quiet since "
        + "\(StudyDate(day: history.quietDay ?? history.metDay))"
    }
  }
}

extension ProgressReport.CalibrationReport {
  /// `when sure: right 7 times of 9`.
  public var line: String {
    let words =
      switch confidence {
      case .guess: "when guessing"
      case .fairly: "when fairly sure"
      case .sure: "when sure"
      }
    return "\(words): right \(ProgressReport.count(calibration.right, "time")) of "
      + "\(calibration.total)"
  }
}
