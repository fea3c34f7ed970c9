internal import Learning
internal import TextUI

/// What was done to a sealed reader: paid for, and to be looked at again.
struct Evidence: Equatable, Sendable {
  /// 0 for A.
  let reader: Int
  let tool: CourtTool
  /// Where; of no meaning for tools that look at all of it.
  let place: CourtPlace

  init(_ reader: Int, _ tool: CourtTool, _ place: CourtPlace) {
    (self.reader, self.tool, self.place) = (reader, tool, place)
  }

  /// `A.swap.top`
  init?(_ text: String) {
    let parts = text.split(separator: ".").map(String.init)
    guard parts.count == 3, let reader = CourtCase.names.firstIndex(of: parts[0]),
      let tool = CourtTool(rawValue: parts[1]), let place = CourtPlace(rawValue: parts[2])
    else { return nil }
    self.init(reader, tool, place)
  }

  var text: String { "\(CourtCase.names[reader]).\(tool.rawValue).\(place.rawValue)" }
}

/// The rules of the court.
enum CourtCase {
  static let names = ["A", "B", "C", "D"]
  /// Points to spend.
  static let budget = 26
}

extension CourtLab {
  private var courtSheet: ControlSheet { book[CourtStage.court.rawValue] }

  /// What has been paid.
  var spent: Int { evidence.reduce(0) { $0 + $1.tool.cost } }

  /// Whether all four are trained.
  var isOpen: Bool {
    CourtCase.names.indices.allSatisfy { desk.isFinished(.sealed(number: $0, seed: seed)) }
  }

  /// What the tool that is set would find, if it can be paid for; what was bought once is not bought
  /// twice.
  var nextPiece: Evidence? {
    guard isOpen, let reader = CourtCase.names.firstIndex(of: sheet.word("model")),
      let tool = CourtTool(rawValue: sheet.word("tool"))
    else { return nil }
    let place = CourtPlace.allCases.first { $0.name == sheet.word("place") } ?? .top
    let piece = Evidence(reader, tool, tool.isIntervention ? place : .top)
    return !evidence.contains(piece) && spent + tool.cost <= CourtCase.budget ? piece : nil
  }

  /// Uses the tool that is set.
  mutating func useTool() {
    if let piece = nextPiece { evidence.append(piece) }
  }

  /// What a piece of evidence shows, as a share: right answers under an intervention or on the bench,
  /// the map's share of the top row, the most that one unit's silence costs.
  func finding(_ piece: Evidence) -> Double? {
    guard let reader = reader(.sealed(number: piece.reader, seed: seed)), isOpen else { return nil }
    let bench = data.sealedBench
    switch piece.tool {
    case .map: return SlopeMap.share(SlopeMap.mean(reader, bench), of: .top)
    case .table: return reader.accuracy(on: bench)
    case .silence:
      let full = reader.accuracy(on: bench)
      return (0..<reader.unitCount).map { full - reader.accuracy(on: bench, silencing: $0) }.max()
    case .occlude: return reader.accuracy(on: CourtData.occluded(bench, piece.place))
    case .swap: return reader.accuracy(on: CourtData.swapped(bench, piece.place))
    }
  }

  /// What the learner says of a reader; nil before a verdict.
  func verdict(_ reader: Int) -> Verdict? {
    let word = courtSheet.word("verdict.\(CourtCase.names[reader])")
    return Verdict.allCases.first { $0.name == word }
  }

  /// Whether interventions were made wherever the verdict needs them.
  func isBacked(_ reader: Int) -> Bool {
    guard let verdict = verdict(reader) else { return false }
    return verdict.places.allSatisfy { place in
      evidence.contains { $0.reader == reader && $0.tool.isIntervention && $0.place == place }
    }
  }

  /// Verdicts that are right.
  var rightCount: Int { CourtCase.names.indices.count { verdict($0) == truth[$0] } }

  /// Those that are right and backed.
  var backedCount: Int {
    CourtCase.names.indices.count { verdict($0) == truth[$0] && isBacked($0) }
  }

  /// Whether all four verdicts are given, so that they may be judged.
  var isJudged: Bool { isOpen && CourtCase.names.indices.allSatisfy { verdict($0) != nil } }
}
