internal import TextUI

extension HomeScreen {
  /// A press on a lesson chooses it, a second one opens it.
  mutating func press(_ region: HitRegion) -> [ScreenRequest] {
    guard region.owner == Pane.map, case .item(let row) = region.part else { return [] }
    guard row == cursor else {
      cursor = min(max(0, row), max(0, rows.count - 1))
      return []
    }
    return press(.enter)
  }
}
