public import TextUI

/// Which marks curves and pictures are drawn with.
public struct GlyphChoice: Equatable, Sendable {
  /// What the terminal is believed to show.
  public var detected: GlyphSet
  /// Whether the learner has asked for just these, on the command line: then nothing else is drawn.
  public var isGiven: Bool

  /// What was found out, or asked for.
  public init(_ detected: GlyphSet, isGiven: Bool = false) {
    self.detected = detected
    self.isGiven = isGiven
  }

  /// A look with the marks that are drawn: those that the learner sees well, and never finer ones
  /// than the terminal shows.
  func applied(to look: Look, chosen: GlyphSet?) -> Look {
    guard !isGiven, let chosen else { return look }
    var look = look
    look.glyphs = look.glyphs.coarser(chosen)
    return look
  }

  /// Whether there is anything to ask.
  var isOpen: Bool { !isGiven && detected != .ascii }
}

extension GlyphSet {
  /// The one of both that more fonts have.
  func coarser(_ other: GlyphSet) -> GlyphSet {
    GlyphSet.allCases.last { $0 == self || $0 == other } ?? self
  }

  /// The next one that more fonts have; nil after ASCII.
  var nextCoarser: GlyphSet? {
    let all = GlyphSet.allCases
    return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
  }
}
