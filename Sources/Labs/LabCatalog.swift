/// Every lab, one line each.
public enum LabCatalog {
  /// In the order of the course.
  public static let entries: [LabEntry] = [
    LabEntry(SpamLab.self, title: "Two spam filters: rules against examples"),
    LabEntry(NeuronLab.self, title: "One adjustable filter: three knobs and a line"),
    LabEntry(BendLab.self, title: "Bending the line: hidden layers and their units"),
    LabEntry(LossLab.self, title: "A number for wrong: shares, losses, surprise"),
    LabEntry(DescentLab.self, title: "Feeling for downhill: walks on losses"),
    LabEntry(DebuggerLab.self, title: "Whose fault? Networks from inside, forward and back"),
    LabEntry(OptimLab.self, title: "Many small nudges: batches and optimizers"),
    LabEntry(DeepLab.self, title: "Keeping deep networks alive: starts, bends, shortcuts"),
    LabEntry(OverfitLab.self, title: "Learned it, or learned it by heart?"),
    LabEntry(PotsLab.self, title: "Three pots of data: leaks, twins and the test"),
    LabEntry(RepairLab.self, title: "The data is half the program: what is wrong with it"),
    LabEntry(WindowLab.self, title: "A small window that slides: pictures and convolutions"),
    LabEntry(MemoryLab.self, title: "A memory that fades: reading a sequence step by step"),
    LabEntry(NamesLab.self, title: "Symbols become places: letters, names, temperature"),
    LabEntry(LookupLab.self, title: "Looking back where it matters: attention"),
    LabEntry(TinyLab.self, title: "A language model you can see whole"),
    LabEntry(RooflineLab.self, title: "Why GPUs, measured here: the roof of a machine"),
    LabEntry(ScaleLab.self, title: "What size costs: a law, a budget, energy"),
    LabEntry(TuneLab.self, title: "Standing on someone's weights: fine-tuning"),
    LabEntry(StressLab.self, title: "Confident and wrong: a reader of digits under stress"),
    LabEntry(CourtLab.self, title: "Why did it say that? Four sealed readers"),
    LabEntry(CaseLab.self, title: "Judge a claim, build a case"),
    LabEntry(PlaygroundLab.self, title: "Playground: a network to play with"),
  ]

  /// The lab of that name, if there is one.
  public static func entry(named id: String) -> LabEntry? { entries.first { $0.id == id } }

  /// Every file that comes with Descent and that some lab needs.
  public static var files: [LabFile] {
    var known: Set<LabFile> = []
    return entries.flatMap { $0.files([:]) }.filter { known.insert($0).inserted }
  }
}

/// What is known of a lab before it opens.
public struct LabEntry: Sendable {
  /// Its name in lesson files and on the command line.
  public let id: String
  /// What it is about.
  public let title: String
  /// The files that it needs with these settings.
  public let files: @Sendable ([String: String]) -> [LabFile]
  /// The views it can show.
  public let views: [LabView]
  /// The view that it opens with when it stands alone.
  public let mainView: String
  /// Opens it.
  public let open: @Sendable (LabContext) throws(LabError) -> any Lab

  init<L: Lab>(_ lab: L.Type, title: String) {
    id = L.id
    self.title = title
    files = { L.tables(for: $0).map(LabFile.table) + L.weights.map(LabFile.weights) }
    views = L.views
    mainView = L.mainView
    open = { context throws(LabError) in try L(context) }
  }
}
