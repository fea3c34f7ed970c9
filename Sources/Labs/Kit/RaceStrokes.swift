internal import TextUI

/// How the curves of a race differ: by colour and by pattern.
enum RaceStrokes {
  private static let strokes = [
    Stroke(.strong, isThick: true), Stroke(.positive), Stroke(.negative, pattern: .dashed),
    Stroke(.gradient), Stroke(.muted, pattern: .dotted), Stroke(.classA, pattern: .dashed),
  ]

  /// The stroke of the run of that number, from 0.
  static func stroke(_ index: Int) -> Stroke { strokes[index % strokes.count] }
}
