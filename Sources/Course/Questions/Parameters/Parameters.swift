/// The numbers of a question that are drawn anew each time it is asked.
///
///     params:
///       inputs: 2...6
///       rate: 0.1...0.5 step 0.1
///       units: [16, 32, 64]
///       weights: inputs * units
///     where: inputs != 4
public struct Parameters: Equatable, Sendable {
  /// In the order of the file; what is derived comes after what it is derived from.
  public var entries: [Entry]
  /// What must hold of every draw.
  public var constraints: [Condition]
  /// The values that the question holds which these parameters belong to, by name.
  public internal(set) var values: [String: Double] = [:]
  /// The block as written, from which the question is read again with other values.
  let template: FencedBlock

  /// A number with a name.
  public struct Entry: Equatable, Sendable {
    /// What placeholders and expressions call it.
    public var name: String
    /// Where its value comes from.
    public var source: Source

    /// A number by name and source.
    public init(name: String, source: Source) {
      self.name = name
      self.source = source
    }
  }

  /// Where a value comes from.
  public enum Source: Equatable, Sendable {
    /// `least + k · step` for a drawn k, at most `most`.
    case range(least: Double, most: Double, step: Double)
    /// One of these.
    case list([Double])
    /// Computed from those before it.
    case derived(Condition.Term)
  }

  /// How many draws may break a constraint before it counts as one that nothing meets.
  static let patience = 500

  /// A draw that meets all constraints, the same for the same seed; nil where none is found, or a
  /// derived number is infinite or undefined in all of them.
  func draw(seed: UInt64) -> [String: Double]? {
    var generator = SplitMix(state: seed)
    for _ in 0..<Self.patience {
      var drawn: [String: Double] = [:]
      for entry in entries { drawn[entry.name] = entry.source.draw(using: &generator) }
      if let values = completed(drawn) { return values }
    }
    return nil
  }

  /// Drawn values with the derived ones computed; nil where one is missing or not finite, or a
  /// constraint is broken.
  func completed(_ drawn: [String: Double]) -> [String: Double]? {
    var values: [String: Double] = [:]
    for entry in entries {
      let value: Double? =
        switch entry.source {
        case .range, .list: drawn[entry.name]
        case .derived(let term): term.value { values[$0] }
        }
      guard let value, value.isFinite else { return nil }
      values[entry.name] = value.tidied
    }
    return constraints.allSatisfy { $0.holds { values[$0] } == true } ? values : nil
  }
}

extension Parameters.Source {
  /// How many values can be drawn; 1 for a derived one.
  var count: Int {
    switch self {
    case .range(let least, let most, let step):
      Int(((most - least) / step + 1e-9).rounded(.down)) + 1
    case .list(let values): values.count
    case .derived: 1
    }
  }

  /// A value; nil for a derived one.
  fileprivate func draw(using generator: inout SplitMix) -> Double? {
    switch self {
    case .range(let least, _, let step):
      (least + Double(generator.next() % UInt64(max(1, count))) * step).tidied
    case .list(let values): values[Int(generator.next() % UInt64(max(1, values.count)))]
    case .derived: nil
    }
  }
}

extension Double {
  /// Rounded to twelve significant digits, so that 3 · 0.1 is 0.3.
  var tidied: Double {
    guard isFinite, self != 0 else { return self }
    var scale = 1.0
    var size = magnitude
    while size < 1e11, scale < 1e250 {
      size *= 10
      scale *= 10
    }
    let scaled = self * scale
    guard scaled.magnitude < 9e15 else { return self }
    // Dividing by a power of ten gives the nearest double to the short decimal number.
    return scaled.rounded() / scale
  }
}
