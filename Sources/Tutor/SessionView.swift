internal import Labs
internal import Recall
public import TextUI

extension Session {
  /// The whole screen, drawn anew. Nothing is remembered between pictures.
  public func view(in size: Size, look: Look) -> Surface {
    var surface = Surface(size, look: glyphs.applied(to: look, chosen: chosenGlyphs))
    guard size.columns >= Size.smallest.columns, size.rows >= Size.smallest.rows else {
      let line =
        "Descent needs \(Size.smallest.columns) × \(Size.smallest.rows); this is "
        + "\(size.columns) × \(size.rows). Make the window larger, or the letters smaller."
      surface.draw(TextView(StyledText(line)), in: Rect(size).inset(columns: 1))
      return surface
    }
    screen.shown.draw(on: &surface)
    if let overlay {
      // The keys of the screen do nothing now.
      surface.fill(surface.bounds.bottom(KeyHints.rows), with: .blank)
      // An overlay has the mouse as it has the keys.
      surface.coverRegions()
      overlay.draw(on: &surface)
    }
    // Above the keys, those of the screen or those of what lies on it.
    let end = overlay.map { $0.area(on: size).endRow - 3 } ?? size.rows - KeyHints.rows
    toasts.draw(on: &surface, above: end)
    if toasts.isEmpty, let progressLine {
      surface.write(
        StyledText.muted(progressLine).truncated(to: size.columns - 2), column: 1, row: end - 1)
    }
    return surface
  }

  /// What is said of a run in place of its pictures. The map's preview is not worth a word.
  private var progressLine: String? {
    guard let progress, screen.shown.stageInSight?.run == .running else { return nil }
    let (step, steps) = (Numbers.grouped(progress.step), Numbers.grouped(progress.steps))
    return "Training: \(step) of \(steps) steps."
  }

  /// The marks that the learner sees well: those on trial, or those that the record knows of.
  private var chosenGlyphs: GlyphSet? {
    if case .tour(let tour) = screen { return tour.glyphs }
    return record.glyphs.flatMap(GlyphSet.init(rawValue:))
  }
}
