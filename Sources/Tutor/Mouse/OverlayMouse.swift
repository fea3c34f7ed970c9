internal import TextUI

extension Session {
  /// A press on a row of an overlay moves to it, a second one takes it; beside the overlay it closes
  /// it.
  mutating func press(_ event: MouseEvent, onOverlay hits: [HitRegion], at now: Timestamp)
    -> [Effect]
  {
    guard let overlay else { return [] }
    let place = Point(column: event.column, row: event.row)
    guard overlay.area(on: size).contains(place) else { return press(.escape, at: now) }
    guard case .item(let row)? = hits.first?.part, let cursor = overlay.cursor else { return [] }
    if row == cursor { return press(.enter, at: now) }
    return (0..<abs(row - cursor)).flatMap { _ in press(row > cursor ? .down : .up, at: now) }
  }
}

extension OverlayState {
  /// The row that keys act on, in those overlays that have a list.
  var cursor: Int? {
    switch self {
    case .help: nil
    case .glossary(let glossary): glossary.cursor
    case .search(let search): search.cursor
    case .confirmation(let confirmation): confirmation.cursor
    case .runMenu(let menu): menu.cursor
    case .runPick(let pick): pick.cursor
    case .race(let setup): setup.cursor
    }
  }
}
