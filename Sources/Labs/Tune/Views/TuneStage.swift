internal import Learning
public import TextUI

/// What the views of the lab have in common.
extension TuneLab {
  /// Draws the view that is on stage, within `area`, at any size.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .camera: drawCamera(on: &surface, in: body)
    case .three: drawThree(on: &surface, in: body)
    case .forget: drawForget(on: &surface, in: body)
    case .negative: drawNegative(on: &surface, in: body)
    case .language: drawLanguage(on: &surface, in: body)
    case .team: drawTeam(on: &surface, in: body)
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .camera: cameraSummary
    case .three, .negative: readersSummary
    case .forget: forgetSummary
    case .language: languageSummary
    case .team: teamSummary
    }
  }

  func percent(_ share: MeanFigure) -> StyledText {
    share.isKnown ? share.percent(isStrong: true) : .muted("–")
  }

  /// Strokes of the three ways, the same in every view.
  func stroke(_ way: TuneWay) -> Stroke {
    switch way {
    case .scratch: Stroke(.negative, pattern: .dotted, isThick: true)
    case .last: Stroke(.ink, pattern: .dashed)
    case .all: Stroke(.positive, isThick: true)
    }
  }

  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }

  /// The pictures that are labelled, as a network is tuned on them.
  func drawLabelled(_ labels: Int, on surface: inout Surface, in area: Rect) {
    guard area.rows >= 6 else { return }
    surface.write(
      StyledText.muted("labelled: \(labels * 10) pictures").truncated(to: area.columns),
      column: area.column, row: area.row)
    let pictures = data.tuning(camera, labels: labels, oldShare: 0, seed: seed)
    let fitting = max(1, (area.columns + 1) / 10) * max(1, area.rows / 6)
    let items = (0..<min(pictures.count, fitting)).compactMap { number in
      pictures.picture(at: number).map {
        ImageGrid.Item($0.rows, caption: "\(pictures.classes[number])")
      }
    }
    surface.draw(ImageGrid(items, largestZoom: 1), in: area.dropTop(1))
  }
}
