public import Learning

/// A training run as it can be taken out of the lab: what is trained, and how far.
public struct RunExport: Equatable, Sendable {
  /// What its files are called, without endings: `run`, or of several what the legend says.
  public var name: String
  /// What is trained.
  public var job: Job
  /// Steps that the lab has taken of it.
  public var steps: Int
  /// What was changed by hand on the way.
  public var edits: [TimedEdit]

  /// A run that has come so far.
  public init(name: String, job: Job, steps: Int = 0, edits: [TimedEdit] = []) {
    self.name = name
    self.job = job
    self.steps = steps
    self.edits = edits
  }
}

/// Everything of a lab that is written into a folder: its runs, its picture, the line that brings it
/// back.
public struct LabExport: Equatable, Sendable {
  /// What the folder is called, unless there is one of this name.
  public var name: String
  /// The runs of the view on stage.
  public var runs: [RunExport]
  /// How they came about, so that they can be made again.
  public var recipes: [RunRecipe]
  /// Other files, by name.
  public var texts: [Text]

  /// A file of text.
  public struct Text: Equatable, Sendable {
    /// Its name: `picture.txt`.
    public var name: String
    /// Its content.
    public var text: String

    /// A file of this text.
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// A folder of these.
  public init(
    name: String, runs: [RunExport], recipes: [RunRecipe] = [], texts: [Text] = []
  ) {
    self.name = name
    self.runs = runs
    self.recipes = recipes
    self.texts = texts
  }
}

extension RunDesk {
  /// The runs that were asked for last, whether they are under way, over, or have not begun. Jobs
  /// that train nothing are left out.
  ///
  /// - Parameter legend: what a learner reads of a run beside others; empty for one without a name.
  public func exports(_ legend: (Tag) -> String) -> [RunExport] {
    let orders = group.filter { $0.job.isTraining && $0.job.tasks.isEmpty }
    return zip(orders, FileStem.stems(orders.map { legend($0.tag) })).map { order, name in
      let report = reports[order.tag]
      // The job that was given a number, if it was asked for already.
      let job = jobs[order.tag] ?? order.job
      return RunExport(
        name: name, job: job, steps: report?.snapshot.position.step ?? 0,
        edits: report?.edits ?? job.edits)
    }
  }
}

extension Lab {
  /// None.
  public var exports: [RunExport] { [] }
  /// The cursor is on none of them.
  public var chosenRun: Int? { nil }
  /// Where there are runs.
  public var isExportable: Bool { !exports.isEmpty }

  /// `descent lab deep --seed 7 --set view=depths --set layers=8`: what opens the lab as it is.
  public var commandLine: String {
    let settings = settings.filter { $0.key != "seed" }.sorted { $0.key < $1.key }
    let seed = self.settings["seed"].map { " --seed \($0)" } ?? ""
    return "descent lab \(Self.id)\(seed)"
      + settings.map { " --set " + Self.quoted("\($0.key)=\($0.value)") }.joined()
  }

  /// As a shell reads it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "=.-_/:,".contains($0))
    }
    guard !isPlain else { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
