internal import Compute
internal import Learning
internal import TextUI

/// Which numbers of the network the numbers of a trace are.
struct DebugMarks: Equatable, Sendable {
  private let net: DebugNet
  private let marks: RunMarks
  /// The examination of the example that is followed.
  private let examination: String

  /// Of the example of that number, from 0.
  init(_ net: DebugNet, _ marks: RunMarks, example: Int) {
    self.net = net
    self.marks = marks
    examination = DebugNet.examination(example)
  }

  /// A value on the way forward.
  func value(_ name: TensorName, _ index: Int = 0) -> NumberMark {
    marks.value(name, index, of: examination)
  }

  /// The slope of the loss there.
  func slope(_ name: TensorName, _ index: Int = 0) -> NumberMark {
    marks.value(name.gradient, index, of: examination)
  }

  /// The loss of the example.
  var loss: NumberMark { marks.value("loss", of: examination) }

  /// What a person reads at an output: the output itself, or a share that the loss makes of it.
  func read(_ index: Int) -> NumberMark {
    let isShare =
      switch net.kind {
      case .r, .c: false
      case .free, .digits: true
      }
    return marks.value(.output, index, of: examination, form: isShare ? .share : .element)
  }

  /// A weight or a bias.
  func parameter(_ place: DebugPass.Place) -> NumberMark {
    marks.parameter(net.parameters[place.tensor], place.index)
  }

  /// Its slope.
  func slope(_ place: DebugPass.Place) -> NumberMark {
    slope(net.parameters[place.tensor], place.index)
  }

  /// The weights of a layer, or with `isSlope` their slopes, a row a unit.
  func weights(_ tensor: Int, sources: Int, isSlope: Bool = false) -> NumberGrid {
    let first = DebugPass.Place(tensor: tensor, index: 0)
    return NumberGrid(isSlope ? slope(first) : parameter(first), rows: sources)
  }
}

extension DebuggerLab {
  /// Which numbers those of the trace are; nil before the first report.
  var marks: DebugMarks? { desk.marks(tag).map { DebugMarks(net, $0, example: example) } }
}
