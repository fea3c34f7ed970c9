/// A table of a computation with blanks to fill.
public struct Trace: Equatable, Sendable {
  /// The names of the columns.
  public var header: [RichText]
  /// The rows below, each as long as the header.
  public var rows: [[Cell]]
  /// The blanks, in the order of their rows and columns.
  public var blanks: [Blank]
  /// Whether wrong signs, factors of two and values of other blanks are named by themselves.
  public var namesCommonSlips: Bool

  /// A table whose common slips are named, unless told otherwise.
  public init(
    header: [RichText], rows: [[Cell]], blanks: [Blank], namesCommonSlips: Bool = true
  ) {
    self.header = header
    self.rows = rows
    self.blanks = blanks
    self.namesCommonSlips = namesCommonSlips
  }

  /// A cell of the table.
  public enum Cell: Equatable, Sendable {
    case text(RichText)
    /// A blank, by its place in `blanks`.
    case blank(Int)
  }

  /// A number that is left out.
  public struct Blank: Equatable, Sendable {
    /// Its name in the file, and in sentences about it: `dv`.
    public var name: String
    /// What is right.
    public var key: Double
    /// Right if |entry − key| ≤ tolerance.
    public var tolerance: Double
    /// Values that common slips give.
    public var slips: [Numeric.Slip]
    /// The row's rule, for entries that no slip explains.
    public var rule: RichText?

    /// A blank with no slips foreseen, unless told otherwise.
    public init(
      name: String, key: Double, tolerance: Double, slips: [Numeric.Slip] = [],
      rule: RichText? = nil
    ) {
      self.name = name
      self.key = key
      self.tolerance = tolerance
      self.slips = slips
      self.rule = rule
    }

    /// Whether an entry is close enough, allowing for the rounding of binary fractions.
    public func accepts(_ entry: Double) -> Bool { isNear(entry, key, tolerance) }
  }

  /// Judges an entry for each blank; an empty one is wrong.
  func grade(_ entries: [Double?]) -> Verdict {
    precondition(
      entries.count == blanks.count,
      "a trace has \(blanks.count) blanks, and \(entries.count) were filled.")
    return Verdict(
      parts: blanks.indices.map { place in
        guard let entry = entries[place] else {
          return Verdict.Part(index: place, isRight: false, feedback: .words(blanks[place].rule))
        }
        return part(place, entry)
      })
  }

  private func part(_ place: Int, _ entry: Double) -> Verdict.Part {
    let blank = blanks[place]
    guard !blank.accepts(entry) else { return Verdict.Part(index: place, isRight: true) }
    let near = blank.slips.filter { isNear(entry, $0.value, $0.tolerance) }
    if let slip = near.min(by: { abs(entry - $0.value) < abs(entry - $1.value) }) {
      return Verdict.Part(
        index: place, isRight: false, feedback: .words(slip.feedback),
        misconception: slip.misconception)
    }
    let common = namesCommonSlips ? commonSlip(place, entry) : nil
    return Verdict.Part(
      index: place, isRight: false, feedback: common.map { .words($0) } ?? .words(blank.rule))
  }

  /// The slips that need nobody to foresee them: a sign, a blank's neighbour, a factor of two.
  private func commonSlip(_ place: Int, _ entry: Double) -> String? {
    let blank = blanks[place]
    func fits(_ value: Double) -> Bool {
      !blank.accepts(value) && isNear(entry, value, blank.tolerance)
    }
    if fits(-blank.key) { return "The size is right and the sign is not." }
    for (other, candidate) in blanks.enumerated() where other != place && fits(candidate.key) {
      return "That is the number for \(candidate.name)."
    }
    if fits(2 * blank.key) { return "Twice too much: a factor of 2 too many, or a ½ left out." }
    if fits(blank.key / 2) { return "Half of it: a ½ too many, or a factor of 2 left out." }
    return nil
  }
}

/// |left − right| ≤ tolerance, allowing for the rounding of binary fractions.
private func isNear(_ left: Double, _ right: Double, _ tolerance: Double) -> Bool {
  abs(left - right) <= tolerance + 1e-9 * max(abs(left), abs(right))
}
