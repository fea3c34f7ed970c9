internal import TextUI

/// How runs beside each other differ: by colour and by marker, never by colour alone. Their
/// patterns tell training from validation.
enum RunStrokes {
  private static let roles: [Role] = [
    .positive, .negative, .classA, .gradient, .classB, .right,
  ]
  private static let markers: [Marker] = [.disc, .triangle, .square, .diamond, .circle, .cross]

  static func role(_ index: Int) -> Role { roles[index % roles.count] }
  static func marker(_ index: Int) -> Marker { markers[index % markers.count] }

  /// The sign of the run of that number, from 0, as it stands in lists and tables.
  static func sign(_ index: Int, in look: Look) -> StyledText {
    StyledText(String(marker(index).character(in: look)), Style(role(index), .bold))
  }
}
