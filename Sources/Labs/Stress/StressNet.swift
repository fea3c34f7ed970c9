internal import Compute
internal import Learning

extension StressLab {
  /// The kinds of networks that are put to the test.
  enum Net: String, CaseIterable, Sendable {
    /// Every unit sees every pixel: 64-32-10.
    case dense
    /// Windows that slide, of two layers.
    case windows

    /// The name of the weights that come with Descent.
    var weights: String {
      switch self {
      case .dense: "digits"
      case .windows: "digits-windows"
      }
    }

    var model: Model {
      switch self {
      case .dense: WindowNet.dense(side: StressData.side, hidden: 32, classes: 10)
      case .windows:
        WindowNet(windows: 8, layers: 2, pooling: .half).model(side: StressData.side, classes: 10)
      }
    }
  }

  /// The kind that is set.
  var net: Net { Net(rawValue: sheet.word("net")) ?? .dense }
  /// Whether the network under test comes with Descent, and is not trained here.
  var isShipped: Bool { sheet.word("weights") == "before" }
}
