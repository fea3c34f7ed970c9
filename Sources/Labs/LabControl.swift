/// Something a learner can set: a name, a value and what the arrows do to it.
public struct LabControl: Equatable, Sendable {
  /// As in lesson files: `mails`.
  public var name: String
  /// As a learner reads it.
  public var label: String
  /// As shown: `2 761`, `on`.
  public var value: String
  /// Whether it can be turned now.
  public var isEnabled: Bool

  /// A control as it stands.
  public init(_ name: String, label: String, value: String, isEnabled: Bool = true) {
    self.name = name
    self.label = label
    self.value = value
    self.isEnabled = isEnabled
  }
}

/// A value that moves along a ladder of allowed ones.
public struct Ladder: Equatable, Sendable {
  /// Allowed values, lowest first.
  public let rungs: [Int]

  /// A ladder of these values.
  public init(_ rungs: [Int]) { self.rungs = rungs }

  /// The rung `notches` away from the one nearest to `value`.
  public func moved(_ value: Int, by notches: Int) -> Int {
    guard !rungs.isEmpty else { return value }
    return rungs[min(max(0, nearest(value) + notches), rungs.count - 1)]
  }

  private func nearest(_ value: Int) -> Int {
    rungs.indices.min { abs(rungs[$0] - value) < abs(rungs[$1] - value) } ?? 0
  }
}
