/// Something a learner can set: a name, a value and what the arrows do to it.
public struct LabControl: Equatable, Sendable {
  /// As in lesson files: `mails`.
  public var name: String
  /// As a learner reads it.
  public var label: String
  /// As shown: `2 761`, `on`.
  public var value: String
  /// How far the value is from the lowest to the highest, 0...1, for a track to drag it along; nil
  /// for what has no track.
  public var share: Double?
  /// Whether it only says what is shown: two runs do not differ by it.
  public var isOfPicture = false

  /// A control as it stands.
  public init(
    _ name: String, label: String, value: String, share: Double? = nil
  ) {
    self.share = share
    self.name = name
    self.label = label
    self.value = value
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

  /// How far up the rung nearest to `value` is, 0...1.
  public func share(of value: Int) -> Double {
    rungs.count < 2 ? 0 : Double(nearest(value)) / Double(rungs.count - 1)
  }

  /// The rung that far up.
  public func rung(atShare share: Double) -> Int? {
    guard !rungs.isEmpty, share.isFinite else { return nil }
    return rungs[Int((min(max(0, share), 1) * Double(rungs.count - 1)).rounded())]
  }

  private func nearest(_ value: Int) -> Int {
    rungs.indices.min { abs(rungs[$0] - value) < abs(rungs[$1] - value) } ?? 0
  }
}
