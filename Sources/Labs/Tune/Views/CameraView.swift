internal import Compute
internal import Learning
internal import TextUI

/// A reader of clear digits, and a camera that it has never seen through.
extension TuneLab {
  func drawCamera(on surface: inout Surface, in area: Rect) {
    let number = sheet.count("digit") - 1
    let label = data.unseen.classes[number]
    let name = sheet.word("camera")
    func drawOne(_ index: Int, _ title: String, _ data: Dataset, in part: Rect) {
      guard let picture = data.picture(at: number) else { return }
      surface.draw(
        ImageView(picture.rows, title: .muted(title), largestZoom: 2), in: part.dropBottom(1))
      let isHidden = index == 1 && !isShown
      let guess = isHidden ? nil : reading(number, through: index == 1 ? camera : nil)
      var says = StyledText.muted("reads ") + .strong(guess.map { "\($0) " } ?? "?")
      if let guess {
        let isRight = guess == label
        says += StyledText(
          isRight
            ? Glyph.right.text(in: surface.look) : String(Glyph.wrong.character(in: surface.look)),
          isRight ? .right : .wrong, .bold)
      }
      surface.write(
        says.truncated(to: part.columns), column: part.column, row: part.endRow - 1)
    }
    let isLow = area.rows < 12
    let pair = isLow || !isWide(area) ? area.left(34).top(min(7, area.rows)) : area.left(34).top(12)
    drawOne(0, "a \(label), clear", data.unseen, in: pair.left(16))
    drawOne(1, name, data.unseen(camera), in: pair.dropLeft(18).left(16))
    let isFar = isWide(area)
    let numbers = isFar && !isLow ? area.left(34).dropTop(14) : area.dropTop(8)
    if isFar, isLow {
      surface.draw(cameraLines, in: area.dropLeft(40))
    } else {
      surface.draw(cameraLines, in: numbers.top(2))
      let gallery = isFar ? area.dropLeft(40) : numbers.dropTop(3)
      drawGallery(on: &surface, in: gallery)
    }
  }

  /// The class that the base network gives the greatest share, for an unseen digit through a camera,
  /// or as it is.
  private func reading(_ number: Int, through camera: TuneCamera?) -> Int? {
    let answers = desk.report(.base)?.answers ?? []
    let shares = answers.dropFirst((data.firstUnseen(camera) + number) * 10).prefix(10)
    guard let most = shares.max(), let place = shares.firstIndex(of: most) else { return nil }
    return place - shares.startIndex
  }

  private var cameraLines: Readout {
    Readout([
      Readout.Line("clear digits right", percent(clearRight(.base))),
      Readout.Line(
        "through \(sheet.word("camera"))", isShown ? percent(right(.base)) : .muted("?")),
    ])
  }

  /// Unseen digits through the camera, with what the reader says.
  private func drawGallery(on surface: inout Surface, in area: Rect) {
    let pictures = data.unseen(camera)
    let fitting = max(1, (area.columns + 1) / 10) * max(1, (area.rows + 1) / 6)
    let items = (0..<min(24, fitting)).compactMap { number -> ImageGrid.Item? in
      guard let picture = pictures.picture(at: number) else { return nil }
      guard isShown, let guess = reading(number, through: camera) else {
        return ImageGrid.Item(picture.rows, caption: "?")
      }
      return ImageGrid.Item(
        picture.rows, caption: "\(guess)",
        verdict: guess == pictures.classes[number] ? .right : .wrong)
    }
    surface.draw(ImageGrid(items, largestZoom: 1), in: area)
  }

  var cameraSummary: String {
    let clear = clear(.base).map { Numbers.percent($0) } ?? "nothing yet"
    let other = isShown ? accuracy(.base).map { Numbers.percent($0) } ?? "–" : "not shown yet"
    return "the reader gets \(clear) of the clear digits right; through \(sheet.word("camera")): "
      + other
  }
}
