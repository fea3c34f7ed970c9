/// Moments of a run from its beginning on, close enough together that every step between two of them
/// is soon computed again.
///
/// When they take more memory than they may, every second one is forgotten and later ones are kept
/// half as often. So a run of any length has a history of bounded size.
public struct RunHistory: Sendable {
  /// In the order of their steps; the first is where the run began.
  public private(set) var moments: [RunMoment] = []
  /// Bytes that they take.
  public private(set) var bytes = 0
  /// Bytes that they may take.
  public let budget: Int
  /// Seconds of training between two moments, which is how long it takes at most to compute what
  /// lies between them.
  public private(set) var spacing: Double
  private var recordedAt = -Double.infinity

  /// An empty history.
  ///
  /// - Parameters:
  ///   - budget: Bytes that it may take; the first moment and the last are kept whatever they take.
  ///   - spacing: Seconds of training between two moments at first.
  public init(budget: Int = 48 << 20, spacing: Double = 0.02) {
    self.budget = budget
    self.spacing = spacing
  }

  /// Whether a moment should be kept after so many seconds of training.
  public func isDue(at seconds: Double) -> Bool { seconds >= recordedAt + spacing }

  /// Keeps a moment, reached after so many seconds of training. One that lies before the last one
  /// kept, since the run was taken back, is known already.
  public mutating func record(_ moment: RunMoment, at seconds: Double) {
    recordedAt = seconds
    if let last = moments.last, last.step >= moment.step { return }
    moments.append(moment)
    bytes += moment.bytes
    while bytes > budget, moments.count > 2 { thin() }
  }

  /// The last moment at or before a step; nil in an empty history.
  public func latest(notAfter step: Int) -> RunMoment? {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].step <= step { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : moments[low - 1]
  }

  /// Forgets what came after a step: the run goes another way from there.
  public mutating func forget(after step: Int) {
    while let last = moments.last, last.step > step { bytes -= moments.removeLast().bytes }
    recordedAt = -.infinity
  }

  private mutating func thin() {
    moments = moments.enumerated().filter { index, _ in
      index.isMultiple(of: 2) || index == moments.count - 1
    }.map(\.element)
    bytes = moments.reduce(0) { $0 + $1.bytes }
    spacing *= 2
  }
}
