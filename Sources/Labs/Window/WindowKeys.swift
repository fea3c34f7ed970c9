internal import Compute
internal import Learning
internal import TextUI

/// Keys and the mouse on the stage.
extension WindowLab {
  /// The keys of the view on stage.
  public var keys: [LabKey] {
    let edit = LabKey(
      ["H"], "H", isEditing ? "done" : "edit window",
      help: "Change the weights of the window by hand, or stop")
    if isEditing {
      return [
        LabKey([.left, .right], "←→", "weight", help: "Move between the nine weights"),
        LabKey([.up, .down], "↑↓", "more or less", help: "Make this weight larger or smaller"),
        edit,
      ]
    }
    switch view {
    case .slide:
      return [
        LabKey([.left, .right, .up, .down], "←→↑↓", "slide", help: "Move the window"), edit,
      ]
    case .form:
      return windowKeys + [edit]
    case .digits:
      return windowKeys
    case .draw:
      return [
        LabKey([.left, .right, .up, .down], "←→↑↓", "pen", help: "Move the pen"),
        LabKey(
          [.enter], "Enter", sketch.isDown ? "lift pen" : "pen down",
          help: "Put the pen on the paper, or lift it; the mouse draws, too"),
      ] + (sketch.isFresh ? [] : [LabKey(["C"], "C", "clear", help: "Take a new sheet of paper")])
    case .cover:
      return [LabKey([.left, .right, .up, .down], "←→↑↓", "patch", help: "Move the patch")]
    case .shift:
      return [LabKey([.left, .right, .up, .down], "←→↑↓", "digit", help: "Move the digit")]
    case .motif, .count, .shuffle, .fashion: return []
    }
  }

  /// Chooses among the windows that are there.
  private var windowKeys: [LabKey] {
    guard let group = view.group, report(group, .window) != nil, windowCount > 1 else { return [] }
    return [LabKey([.left, .right], "←→", "window", help: "Choose a window")]
  }

  mutating func press(_ key: Key) -> [LabCommand] {
    if key == "H", view == .slide || view == .form {
      isEditing.toggle()
      return []
    }
    if key == "C", view == .draw { sketch.clear() }
    if key == .enter, view == .draw { sketch.togglePen() }
    let (right, down): (Int, Int)
    switch key {
    case .left: (right, down) = (-1, 0)
    case .right: (right, down) = (1, 0)
    case .up: (right, down) = (0, -1)
    case .down: (right, down) = (0, 1)
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .home, .end, .function, .control:
      return []
    }
    if isEditing { return edit(right: right, up: -down) }
    switch view {
    case .slide: slide(right: right, down: down)
    case .form, .digits: chosen = min(max(0, chosen + right), windowCount - 1)
    case .draw: sketch.move(right: right, down: down)
    case .cover:
      patch = Point(column: patch.column + right, row: patch.row + down)
      clampPatch()
    case .shift:
      offset = Point(
        column: min(max(-2, offset.column + right), 2), row: min(max(-2, offset.row + down), 2))
    case .motif, .count, .shuffle, .fashion: break
    }
    return []
  }

  /// Moves between weights, or changes the one that is chosen.
  private mutating func edit(right: Int, up: Int) -> [LabCommand] {
    cell = min(max(0, cell + right), 8)
    guard up != 0 else { return [] }
    guard view == .form else {
      kernel[cell] = min(max(-9, kernel[cell] + Double(up)), 9)
      return writeKernel()
    }
    let name: TensorName = "first.weight"
    guard let weights = report(.motif, .window)?.snapshot.values[name],
      weights.indices.contains(chosen * 9 + cell)
    else { return [] }
    // On a grid of fourths, so that a weight can be brought back.
    let value = ((Double(weights[chosen * 9 + cell]) * 4).rounded() + Double(up)) / 4
    isEdited = true
    edits += 1
    return [.edit([TensorEdit(name, chosen * 9 + cell, to: Float(min(max(-6, value), 6)))])]
  }

  /// The mouse points at what the arrows move to.
  mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    let at = Point(column: event.column, row: event.row)
    let body = Rect(size).dropTop(StageHead.rows)
    switch event.action {
    case .press, .move: break
    case .release, .wheelUp, .wheelDown: return []
    }
    switch view {
    case .draw:
      guard let pixel = sketchPixel(at: at, in: body) else { return [] }
      sketch.draw(to: pixel, isStart: event.action == .press)
    case .slide:
      guard !isEditing, let found = slideWidget.place(at: at, in: slideArea(body)) else {
        return []
      }
      place = found
    case .form, .digits:
      let found =
        view == .form
        ? formMaps(body).index(at: at, in: formPlan(body).windows)
        : digitMaps(body).index(at: at, in: digitPlan(body).windows)
      if let found { chosen = found }
    case .cover:
      guard let pixel = coverView.pixels(at: at, in: coverPlan(body).picture).first else {
        return []
      }
      let middle = sheet.count("patch") / 2
      patch = Point(column: pixel.column - middle, row: pixel.row - middle)
      clampPatch()
    case .motif, .count, .shift, .shuffle, .fashion: break
    }
    return []
  }
}
