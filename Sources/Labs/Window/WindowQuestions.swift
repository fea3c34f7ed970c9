internal import Compute
public import Learning
internal import TextUI

/// What networks are asked about a picture, to know whether they have been asked it before.
struct WindowQuestion: Equatable, Sendable {
  var view: WindowView
  var picture: [Float]
  /// The last job on the thread, and how far it is.
  var job: Int
  var step: Int
  /// Weights changed by hand.
  var edits: Int
  /// Whether every place of the patch is asked for, too.
  var hasPlaces: Bool
}

extension WindowLab {
  /// The picture that the networks look at in this view; nil in views that show none.
  var shownPicture: Picture? {
    switch view {
    case .form: motifs.picture(at: sheet.count("example") - 1)
    case .digits: digit.picture
    case .draw: sketch.seen
    case .shift:
      digit.picture.changed(by: .shift(right: offset.column, down: offset.row))
    case .cover:
      digit.picture.changed(by: cover(at: patch))
    case .slide:
      Picture(
        slideData.inputs,
        PixelSize(height: slideRows.count, width: slideRows.first?.count ?? 0))
    case .motif, .count, .shuffle, .fashion: nil
    }
  }

  /// The unseen digit that is looked at.
  var digit: (picture: Picture, label: Int) { data.digit(sheet.count("digit") - 1) }

  func cover(at place: Point) -> PictureChange {
    .cover(
      row: place.row, column: place.column, PixelSize(sheet.count("patch")), shade: Self.shade)
  }

  /// Half of the way from black to white.
  static let shade: Float = 0.5

  /// Places of the patch each way.
  var patchPlaces: Int { WindowData.side - sheet.count("patch") + 1 }

  /// Asks for what the view shows of the networks as they are now, if it has not been asked before.
  mutating func questions() -> [LabCommand] {
    guard let group = view.group, group == standing, let last = runs.last,
      let job = desk.jobs[last]?.number
    else { return [] }
    var commands: [LabCommand] = []
    if let picture = shownPicture {
      // At most once a picture of the screen: the last of the runs sets the beat.
      let question = WindowQuestion(
        view: view, picture: picture.values, job: job,
        step: desk.report(last)?.snapshot.position.step ?? 0, edits: edits,
        hasPlaces: view == .cover && !desk.isRunning)
      if question != asked {
        asked = question
        commands.append(.examine(examinations(of: picture, hasPlaces: question.hasPlaces)))
      }
    }
    if view == .shift, measuredJob != job, runs.allSatisfy(desk.isFinished) {
      measuredJob = job
      commands.append(
        .measure([1, 2].map { Trial(name: "shift\($0)", data: data.shifted(by: $0)) }))
    }
    return commands
  }

  private func examinations(of picture: Picture, hasPlaces: Bool) -> [Examination] {
    var all = [
      Examination("picture", inputs: picture.values, tensors: ["first", "second", "output"])
    ]
    if hasPlaces {
      let whole = digit.picture
      let covered = (0..<patchPlaces).flatMap { row in
        (0..<patchPlaces).flatMap { column in
          whole.changed(by: cover(at: Point(column: column, row: row))).values
        }
      }
      all.append(Examination("places", inputs: covered, tensors: ["output"]))
      all.append(Examination("whole", inputs: whole.values, tensors: ["output"]))
    }
    return all
  }

  /// What a network of the view says of the picture.
  func answer(_ net: WindowRun.Net, to name: String = "picture") -> Answer? {
    guard let group = view.group else { return nil }
    return report(group, net)?.examined[name]?["output"].flatMap(Answer.init)
  }

  /// What marks the numbers of a network of the view; nil before its first report.
  func marks(_ net: WindowRun.Net) -> RunMarks? {
    view.group.flatMap { desk.marks(WindowRun(group: $0, net: net)) }
  }

  /// The shares of what a network says of a picture, along the first row.
  func answerNumbers(_ net: WindowRun.Net, to name: String = "picture") -> NumberGrid? {
    marks(net).map { NumberGrid($0.value(.output, of: name, form: .share)) }
  }

  /// What the networks are asked about the picture that is shown.
  public func examination(_ name: String, ofJob number: Int) -> Examination? {
    shownPicture.flatMap { picture in
      examinations(of: picture, hasPlaces: view == .cover).first { $0.name == name }
    }
  }

  /// The maps of a layer for the picture that is shown, and the windows they come from; of a deeper
  /// layer the windows that look at its first map.
  func maps(_ net: WindowRun.Net, layer: String) -> [FeatureMaps.Item] {
    guard let group = view.group, let report = report(group, net), let side = shownPicture?.size
    else { return [] }
    let values = report.examined["picture"]?[TensorName(layer)] ?? []
    let weights = report.snapshot.values[TensorName(layer + ".weight")] ?? []
    let inputs = layer == "first" ? 1 : sheet.count("filters")
    let count = weights.count / (9 * inputs)
    guard count > 0 else { return [] }
    // Between layers pictures shrink to half.
    let shrunk = layer == "first" ? side.width : side.width / 2
    return (0..<count).map { number in
      let first = number * inputs * 9
      let kernel = (0..<3).map { row in
        weights[first + row * 3..<first + row * 3 + 3].map(Double.init)
      }
      let start = number * shrunk * shrunk
      let map =
        values.count >= start + shrunk * shrunk
        ? (0..<shrunk).map { row in
          values[start + row * shrunk..<start + (row + 1) * shrunk].map(Double.init)
        } : []
      let marks = marks(net)
      return FeatureMaps.Item(
        "w\(number + 1)", kernel: kernel, map: map,
        kernelNumbers: marks?.parameters(TensorName(layer + ".weight"), from: first, rows: 3),
        mapNumbers: marks.map {
          NumberGrid($0.value(TensorName(layer), start, of: "picture"), rows: shrunk)
        })
    }
  }
}
