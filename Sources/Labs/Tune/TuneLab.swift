internal import Compute
internal import Learning

/// A trained network meets something new: how few examples it needs, and what it forgets.
///
/// The networks that it begins with come with Descent, trained by `assets/networks/digits.yaml` and
/// `sentences.yaml`; the tuning is done here.
///
/// Metrics, shares of 1 unless it is said otherwise: `base.clear`, `base.target` (what the base
/// network gets right of both cameras); `scratch`, `last`, `all` (right of the new camera) and
/// `scratch.clear` … (right of clear digits); `tuned`, `tuned.clear`; with the negative camera and
/// one or five pictures of each digit `negative.1.scratch`, `negative.5.all` …; losses in nats a
/// word `language.20.scratch`, `language.20.tuned`, `language.320.scratch`, `language.320.tuned`,
/// of the old sentences `language.old.before`, `language.old.20`, `language.old.320`, and the least
/// that is possible, `language.floor`; `cases`, how many cases were decided well.
/// `goal` is 1 once a tuned network gets 0.92 of the foggy and 0.93 of the clear digits right with
/// at most 20 labelled foggy pictures.
public struct TuneLab: DeskLab {
  /// `tune`.
  public static let id = "tune"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// A reader of digits, and a model of a small language.
  public static let weights = ["digits", "sentences"]
  /// Three ways to use ten pictures.
  public static let mainView = TuneView.three.rawValue

  let data: TuneData
  /// The weights of the network that reads clear digits.
  let base: [Checkpoint.Tensor]
  /// Those of the network that knows the old sentences.
  let speaker: [Checkpoint.Tensor]
  /// The view on stage.
  public var view = TuneView.three
  /// The dials of every view.
  public var book = freshBook
  /// Where drawn weights, labelled pictures and new sentences come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<TuneRun>
  /// Cameras whose pictures the base network was shown.
  var shown: Set<TuneCamera> = []
  /// Where earlier runs of the view of what is forgotten have ended.
  var trails: [TuneTrail] = []
  /// Whether one of them has reached what the lesson asks for.
  var hasReachedGoal = false
  /// The case that is looked at, and what was decided in each.
  var caseNumber = 0
  var decisions = [Int?](repeating: nil, count: TeamCase.all.count)

  /// Prepares digits and networks, and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    data = try TuneData(context)
    base = try TrainedWeights.tensors(
      "digits", for: Self.readerModel, on: data.known, in: context, lab: Self.id)
    speaker = try TrainedWeights.tensors(
      "sentences", for: Self.speakerModel, on: TuneData.oldUnseen, in: context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The case that is looked at, and what was decided.
  public var extraSettings: [String: String] {
    [
      "case": "\(caseNumber + 1)",
      "decisions": decisions.map { $0.map { "\($0 + 1)" } ?? "-" }.joined(separator: " "),
    ]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "case":
      if let number = Int(value) { caseNumber = min(max(1, number), TeamCase.all.count) - 1 }
    case "decisions":
      let parts = value.split(separator: " ").map { Int($0) }
      guard parts.count == decisions.count else { return }
      decisions = parts.map { number in
        number.flatMap { (1...TeamCase.ways.count).contains($0) ? $0 - 1 : nil }
      }
    default: break
    }
  }

  /// Space shows the base network another camera; elsewhere it trains.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    if case .run = event, view == .camera {
      shown.insert(camera)
      return []
    }
    return answer(event)
  }

  /// Keeps where a tuned network has ended.
  public mutating func didReceive() { rememberTrail() }

  /// What the view on stage has gathered goes.
  public mutating func forgetMarks() {
    switch view {
    case .camera: shown = []
    case .forget: trails = []
    case .team: decisions = decisions.map { _ in nil }
    case .three, .negative, .language: break
    }
  }

  /// Decisions can be taken back once there are some, and so can pictures that were shown.
  public var hasMarks: Bool {
    view == .team && decisions.contains { $0 != nil } || view == .camera && isShown
  }
}
