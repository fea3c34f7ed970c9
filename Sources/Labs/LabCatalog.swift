/// Every lab, one line each.
public enum LabCatalog {
  /// In the order of the course.
  public static let entries: [LabEntry] = [
    LabEntry(SpamLab.self, title: "Two spam filters: rules against examples"),
    LabEntry(NeuronLab.self, title: "One adjustable filter: three knobs and a line"),
    LabEntry(BendLab.self, title: "Bending the line: hidden layers and their units"),
    LabEntry(LossLab.self, title: "A number for wrong: shares, losses, surprise"),
    LabEntry(DescentLab.self, title: "Feeling for downhill: walks on losses"),
    LabEntry(OptimLab.self, title: "Many small nudges: batches and optimizers"),
    LabEntry(WindowLab.self, title: "A small window that slides: pictures and convolutions"),
