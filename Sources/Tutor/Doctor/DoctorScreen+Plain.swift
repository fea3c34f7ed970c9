internal import Labs
internal import Learning
internal import TextUI

/// The doctor as a conversation.
extension DoctorScreen {
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    let head = PlainPiece(key: "head", lines: style.lines("Run doctor: \(title)."))
    switch state {
    case nil, .looking: return [head]
    case .failed(let sentence):
      return [head, PlainPiece(key: "failed", lines: style.lines(sentence))]
    case .found(let report, _):
      var pieces = [head, PlainPiece(key: "summary", lines: style.lines(report.summary))]
      for (number, finding) in findings.enumerated() {
        pieces.append(
          PlainPiece(key: "finding \(number)", lines: lines(finding, number, style)))
      }
      if findings.isEmpty {
        pieces.append(
          PlainPiece(key: "vitals", lines: style.list(report.vitals.map { ($0.text, $0.name) })))
      }
      if let trial, let verdict = plainVerdict(trial) {
        pieces.append(
          PlainPiece(key: "trial \(trial.after.number)", lines: style.lines(verdict)))
      }
      return pieces
    }
  }

  private func lines(_ finding: Finding, _ number: Int, _ style: PlainStyle) -> [String] {
    style.lines(
      "\(number + 1). \(finding.ailment.rawValue), \(finding.degree.rawValue). \(finding.sentence)",
      hanging: 3)
      + style.list(finding.evidence.map { ("   " + $0.text, $0.name) })
      + style.lines("   Try: \(finding.remedy.label).")
  }

  /// The piece of evidence that is shown, with what its picture says.
  var plainPicture: String? {
    guard let evidence = shownEvidence, let record = answer?.record else { return nil }
    let picture = EvidencePicture(evidence: evidence, record: record, finding: finding)
    return "\(evidence.name) \(evidence.text), \(evidence.place.text). \(picture.summary)."
  }

  private func plainVerdict(_ trial: RemedyTrial) -> String? {
    guard trial.verdict != nil else { return nil }
    return "Tried \(trial.remedy.label): "
      + RemedyWords.lines(trial).map(\.plain).joined(separator: "; ") + "."
  }

  var plainPrompt: String {
    var words: [String] = []
    if !findings.isEmpty { words += ["1-\(findings.count) finding", "try"] }
    if !evidence.isEmpty { words.append("evidence N") }
    return "doctor (" + (words + ["back", "? help", "q quit"]).joined(separator: ", ") + ")"
  }

  var plainHelp: [(name: String, text: String)] {
    var rows: [(name: String, text: String)] = []
    if !findings.isEmpty {
      rows.append(("1", "Talk about that finding"))
      rows.append(("try", "Run it with what is to be tried, and say what came of it"))
    }
    rows.append(("evidence 1", "Say what shows that number"))
    rows.append(("again", "Say everything once more"))
    rows.append(("back", "Back to where the run is"))
    rows.append(("q", "Leave Descent"))
    return rows
  }
}

extension PlainSession {
  mutating func answer(_ line: String, in doctor: DoctorScreen, at now: Timestamp) -> [Effect] {
    let words = line.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else {
      say("? says what can be typed here.")
      return []
    }
    switch first {
    case "try", "t": return changeDoctor(at: now) { $0.perform(.tryRemedy) }
    case "evidence", "e":
      guard let number = words.dropFirst().first.flatMap({ Int($0) }),
        doctor.evidence.indices.contains(number - 1)
      else {
        say("Which number? There are 1 to \(doctor.evidence.count).")
        return []
      }
      let effects = changeDoctor(at: now) { doctor in
        doctor.show(number - 1)
        return []
      }
      if case .doctor(let doctor) = session.screen, let picture = doctor.plainPicture {
        say(picture)
      }
      return effects
    case "back", "esc", "map": return changeDoctor(at: now) { _ in [.close] }
    case "again", "page": return performAnywhere(.again, "", at: now)
    case "q", "quit", "exit": return performAnywhere(.quit, "", at: now)
    case "?", "help":
      say(lines: [""] + style.list(doctor.plainHelp))
      return []
    default:
      guard let number = Int(first), doctor.findings.indices.contains(number - 1) else {
        say(misunderstood(line))
        return []
      }
      return changeDoctor(at: now) { doctor in
        doctor.choose(number - 1)
        return []
      }
    }
  }

  private mutating func changeDoctor(
    at now: Timestamp, _ change: (inout DoctorScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .doctor(var doctor) = session.screen else { return [] }
    let requests = change(&doctor)
    session.screen = .doctor(doctor)
    return session.perform(requests, at: now)
  }
}
