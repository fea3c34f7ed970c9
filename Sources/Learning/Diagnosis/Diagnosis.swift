/// One thing that can be wrong with a run, and how it is recognised.
public protocol Diagnosis: Sendable {
  /// What it looks for.
  var ailment: Ailment { get }
  /// What would explain the same signs: where one of these is found, this is not looked for.
  var explainedBy: Set<Ailment> { get }

  /// What is found; nil if nothing speaks for it.
  func finding(in record: RunRecord) -> Finding?
}

extension Diagnosis {
  /// Nothing, unless a diagnosis says so: most signs are a fault whatever else is found.
  public var explainedBy: Set<Ailment> { [] }
}

/// Every diagnosis, causes before what follows from them: the order of looking and of reporting.
public enum DiagnosisCatalog {
  /// One line a diagnosis.
  public static let all: [any Diagnosis] = [
    NotFinite(),
    RateTooHigh(),
    DeadUnits(),
    SaturatedUnits(),
    ExplodingGradients(),
    VanishingGradients(),
    Symmetry(),
    RateTooLow(),
    Plateau(),
    Underfitting(),
    Overfitting(),
    ClassImbalance(),
    Leakage(),
  ]
}
