internal import TextUI

/// What there is to tell the learner apart from the screen: none of it takes the place of another,
/// and every key makes room for what has not been seen yet.
public struct Toasts: Equatable, Sendable {
  /// One thing to say.
  public struct Toast: Equatable, Sendable {
    /// A sentence or two.
    public var text: String
    /// Whether something went wrong: then it stays until it can have been seen.
    public var isError: Bool
    /// Since when it has been on the screen; nil while it waits for room.
    var since: Timestamp?
  }

  /// All that is to be said, the oldest first.
  public private(set) var waiting: [Toast] = []
  /// How long an error stays at least, in milliseconds: a key that was on its way already does not
  /// take it away.
  static let leastTime: Timestamp = 700

  /// Nothing to say.
  public init() {}

  /// Whether there is nothing to say.
  public var isEmpty: Bool { waiting.isEmpty }

  /// Says something more, unless it is being said already.
  mutating func say(_ text: String, isError: Bool = false, at now: Timestamp, on size: Size) {
    guard !text.isEmpty, !waiting.contains(where: { $0.text == text }) else { return }
    waiting.append(Toast(text: text, isError: isError))
    note(now, on: size)
  }

  /// A key was pressed: what is in sight has been seen and goes.
  mutating func keyPressed(at now: Timestamp, on size: Size) {
    let count = shownCount(on: size)
    let kept = waiting.prefix(count).filter { toast in
      toast.isError && now - (toast.since ?? now) < Self.leastTime
    }
    waiting = kept + waiting.dropFirst(count)
    note(now, on: size)
  }

  /// Marks those in sight as seen from now on.
  private mutating func note(_ now: Timestamp, on size: Size) {
    for index in waiting.indices.prefix(shownCount(on: size)) where waiting[index].since == nil {
      waiting[index].since = now
    }
  }

  /// Nothing more to say: whoever asks has heard it all.
  mutating func clear() { waiting = [] }

  /// Those that there is room for, the oldest first; always one.
  func shown(on size: Size) -> ArraySlice<Toast> { waiting.prefix(shownCount(on: size)) }

  private func shownCount(on size: Size) -> Int {
    var rows = 0
    var count = 0
    for toast in waiting {
      rows += Toasts.notice(toast).height(columns: Toasts.columns(on: size))
      guard count == 0 || rows <= size.rows / 3 else { break }
      count += 1
    }
    return count
  }
}
