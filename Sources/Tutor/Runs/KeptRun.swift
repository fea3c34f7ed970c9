public import Labs
public import Learning
internal import TextUI

/// A run on the shelf: what it is called, how it came about, and what was seen of it last.
///
/// One that was read from the disk has no more than its recipe until it is made again.
public struct KeptRun: Sendable {
  /// Its sign on the shelf, for as long as it lies there: `A`.
  public internal(set) var letter = ""
  /// As the learner calls it.
  public internal(set) var name: String
  /// How it came about.
  public internal(set) var recipe: RunRecipe
  /// Its lab as it stood, to be drawn at any size; nil if there is none, or not yet.
  public internal(set) var lab: (any Lab)?
  /// What is trained; nil until it is made again.
  public internal(set) var run: RunExport?
  /// What was last heard of it.
  public internal(set) var report: RunReport?
  /// What its file is called, without the ending; nil as long as it is in none.
  public internal(set) var file: String?
  /// What making it again has shown.
  public internal(set) var check: Check?

  /// How far making it again is.
  public enum Check: Equatable, Sendable {
    /// Its data is being read, or it trains: so many of its steps.
    case underWay(Int)
    case done(RepeatVerdict)
    /// It cannot be made again: a sentence.
    case failed(String)
  }

  /// A run as it is on the stage.
  ///
  /// - Parameter title: what its lab calls it beside others; the shelf finds a name if it is empty.
  public init(
    title: String, recipe: RunRecipe, lab: (any Lab)?, run: RunExport, report: RunReport?
  ) {
    name = title
    self.recipe = recipe
    self.lab = lab
    self.run = run
    self.report = report
  }

  /// A run of which nothing is known but how it came about.
  public init(_ recipe: RunRecipe, file: String? = nil) {
    name = recipe.last.name
    self.recipe = recipe
    self.file = file
  }

  /// Steps that it has taken.
  var steps: Int { recipe.last.steps }
  /// `A  rate 0.1`.
  var title: String { "\(letter)  \(name)" }
  /// What it branches off: `branched from rate 0.1 at step 312`; nil if it began by itself.
  var origin: String? {
    guard recipe.legs.count > 1 else { return nil }
    let parent = recipe.legs[recipe.legs.count - 2]
    return "branched from \(parent.name) at step \(parent.steps)"
  }
  /// The first step that was its own.
  var firstStep: Int { recipe.legs.count > 1 ? recipe.legs[recipe.legs.count - 2].steps : 0 }

  mutating func rename(_ name: String) {
    self.name = name
    recipe.last.name = name
  }

  /// What making it again has shown, in words.
  var checkSentence: String? {
    switch check {
    case nil: nil
    case .underWay(let step): "making it again: step \(step) of \(steps)"
    case .done(.same): "made again: the same to the last bit"
    case .done(.apart(let share)):
      "made again: its loss is \(Self.share(share)) what it was"
    case .done(.short(let step)): "made again, it ends at step \(step) of \(steps)"
    case .failed(let sentence): sentence
    }
  }

  private static func share(_ share: Double) -> String {
    share.isFinite ? "\(Numbers.significant(share * 100)) % from" : "far from"
  }
}
