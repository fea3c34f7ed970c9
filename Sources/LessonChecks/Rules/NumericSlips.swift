import Course

/// The values around a number's key must not contradict it.
struct NumericSlips: LessonCheck {
  let name = "numeric-slips"
  let rule = "no slip of a number is a right answer, and its range holds the key"

  func findings(in library: Library) -> [Finding] {
    library.items.flatMap { lesson, item in
      guard case .numeric(let numeric) = item.question.kind,
        case .value(let key) = numeric.key
      else { return [Finding]() }
      var findings = numeric.slips.filter { numeric.accepts($0.value, for: key) }.map {
        finding(
          in: lesson, line: item.question.line, "the slip \($0.value) is a right answer",
          "change its value, or make the tolerance smaller")
      }
      if let range = numeric.range, !range.contains(key) {
        findings.append(
          finding(
            in: lesson, line: item.question.line, "the range does not hold the answer \(key)",
            "widen `range`"))
      }
      return findings
    }
  }
}
