internal import Labs
internal import TextUI

extension LabRoom {
  /// Whatever is pressed gets the keys, and then the key that does the same.
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size
  ) -> [ScreenRequest] {
    switch (region.owner, region.part) {
    case (Pane.controls, .control(let index)): focus(onControl: index)
    case (Pane.controls, .lower(let index)):
      focus(onControl: index)
      return press(.left, on: size)
    case (Pane.controls, .higher(let index)):
      focus(onControl: index)
      return press(.right, on: size)
    case (Pane.controls, .track(let index)):
      focus(onControl: index)
      return drag(region, event)
    case (Pane.stage, _):
      focus = .stage
      if case .pane = region.part, let asked = stage.pressNumber(event, in: region.area) {
        return asked
      }
      return drag(region, event)
    default: break
    }
    return []
  }

  /// The pointer moves while it is held down on something.
  mutating func drag(_ region: HitRegion, _ event: MouseEvent) -> [ScreenRequest] {
    if region.owner == Pane.stage {
      if case .plot = region.part {
        return stage.scrubbed(on: region, atColumn: event.column).map { send($0) } ?? []
      }
      return send(.pointer(event.relative(to: region.area), region.area.size))
    }
    guard case .track(let index) = region.part, usedControls.indices.contains(index) else {
      return []
    }
    return send(
      .slide(control: usedControls[index].place, to: region.share(atColumn: event.column)))
  }

  private mutating func focus(onControl index: Int) {
    if usedControls.indices.contains(index) { focus = .control(index) }
  }
}
