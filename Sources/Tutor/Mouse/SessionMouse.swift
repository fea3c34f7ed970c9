internal import Labs
internal import TextUI

/// The mouse does what keys do, where they are drawn; nothing needs it.
extension Session {
  /// What is under the pointer is found by drawing the screen once more and asking what was marked
  /// there; a drag stays with what it began on.
  mutating func point(_ event: MouseEvent, at now: Timestamp) -> [Effect] {
    let place = Point(column: event.column, row: event.row)
    switch event.action {
    case .press:
      let hits = view(in: size, look: .standard).hits(at: place)
      held = target(of: hits)
      let isPart: Bool =
        switch held?.part {
        case .key, .link: true
        default: false
        }
      if overlay != nil, !isPart { return press(event, onOverlay: hits, at: now) }
      return held.map { press($0, event, at: now) } ?? []
    case .move: return held.map { drag($0, event, at: now) } ?? []
    case .release:
      defer { held = nil }
      return held.map { drag($0, event, at: now) } ?? []
    case .wheelUp, .wheelDown:
      let hits = view(in: size, look: .standard).hits(at: place)
      return wheel(over: hits, event, at: now)
    }
  }

  /// What a press acts on: the top-most mark, or the whole stage for what a lab has marked, since
  /// the lab is told the place on its stage; but of a run that can be gone through, its curve.
  private func target(of hits: [HitRegion]) -> HitRegion? {
    guard let top = hits.first, top.owner == Pane.stage else { return hits.first }
    switch top.part {
    case .key, .link: return top
    case .pane, .item, .cell, .head, .control, .lower, .higher, .track, .plot, .scroll:
      if let plot = stage?.plotOfSteps(top) { return plot }
      return hits.first { $0.owner == Pane.stage && $0.part == .pane }
    }
  }

  /// Where a run may be gone through.
  private var stage: Stage? {
    screen.shown.mayUseStage ? screen.shown.stageInSight : nil
  }

  private mutating func press(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [Effect] {
    toasts.keyPressed(at: now, on: size)
    switch region.part {
    case .key(let key): return press(key, at: now)
    case .link(let target): return follow(Link(target), at: now)
    case .pane, .item, .cell, .head, .control, .lower, .higher, .track, .plot, .scroll: break
    }
    guard overlays.isEmpty else { return [] }
    let size = size
    return changeScreen(at: now) { $0.press(region, event, on: size, at: now) }
  }

  /// Only tracks and the stage have a use for a pointer that moves while it is held.
  private mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    return changeScreen(at: now) { $0.drag(region, event, at: now) }
  }

  private mutating func wheel(
    over hits: [HitRegion], _ event: MouseEvent, at now: Timestamp
  ) -> [Effect] {
    let isUp = event.action == .wheelUp
    guard overlays.isEmpty else { return press(isUp ? .up : .down, at: now) }
    let panes = hits.filter { $0.part == .pane }
    if panes.contains(where: { $0.owner == Pane.map }) {
      return press(isUp ? .up : .down, at: now)
    }
    let size = size
    return changeScreen(at: now) { $0.turnWheel(event, over: panes, on: size, at: now) }
  }
}

extension MouseEvent {
  /// The same event in cells of an area.
  func relative(to area: Rect) -> MouseEvent {
    MouseEvent(action, column: column - area.column, row: row - area.row)
  }
}
