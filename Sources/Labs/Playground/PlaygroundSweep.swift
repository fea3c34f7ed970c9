internal import TextUI

/// What can be compared side by side: one thing varies, the rest stays as it is set.
enum PlaygroundSweep: String, CaseIterable, Sendable {
  case rate, batch, optimizer, layers, units, activation, penalty, strength, dropout, noise
  case initializer = "first weights"
  case seed

  /// How many runs stand side by side at most.
  static let most = 6

  /// The setups, each with the value that sets it apart.
  func setups(_ setup: PlaygroundSetup) -> [(value: String, setup: PlaygroundSetup)] {
    func with(_ changes: [(String, String)], _ value: String) -> (String, PlaygroundSetup) {
      var changed = setup
      for (name, text) in changes { _ = changed.set(name, to: text) }
      return (value, changed)
    }
    func words(_ name: String, _ words: [String]) -> [(String, PlaygroundSetup)] {
      words.map { with([(name, $0)], $0) }
    }
    func numbers(_ name: String, _ rungs: [Double]) -> [(String, PlaygroundSetup)] {
      Self.window(rungs, around: setup.sheet.number(name)).map {
        with([(name, "\($0)")], Numbers.tick($0))
      }
    }
    func counts(_ name: String, _ rungs: [Int]) -> [(String, PlaygroundSetup)] {
      Self.window(rungs.map(Double.init), around: Double(setup.sheet.count(name))).map {
        with([(name, "\(Int($0))")], "\(Int($0))")
      }
    }
    switch self {
    case .rate: return numbers("rate", PlaygroundSetup.rates)
    case .batch: return counts("batch", [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000])
    case .optimizer: return words("optimizer", PlaygroundSetup.optimizers)
    case .layers: return counts("layers", Array(0...4))
    case .units:
      return [1, 2, 4, 8, 16].map { count in
        with((1...PlaygroundSetup.mostLayers).map { ("units\($0)", "\(count)") }, "\(count)")
      }
    case .activation: return words("activation", Array(PlaygroundSetup.functions.prefix(Self.most)))
    case .penalty: return words("penalty", ["none", "L1", "L2"])
    case .strength:
      // Of a penalty that there is.
      let kind = setup.sheet.word("penalty") == "none" ? "L2" : setup.sheet.word("penalty")
      return Self.window(PlaygroundSetup.strengths, around: setup.sheet.number("strength")).map {
        with([("penalty", kind), ("strength", "\($0)")], "\(kind) \(Numbers.tick($0))")
      }
    case .dropout: return numbers("dropout", [0, 0.2, 0.4, 0.6, 0.8])
    case .noise: return counts("noise", [0, 10, 20, 30, 40, 50])
    case .initializer:
      return words("init", Array(PlaygroundSetup.initializers.prefix(Self.most)))
    case .seed:
      return (0..<5).map { offset in
        var changed = setup
        changed.seed = setup.seed &+ UInt64(offset)
        return ("\(changed.seed)", changed)
      }
    }
  }

  /// Five neighbouring rungs with the present value in the middle, or as near to it as can be.
  private static func window(_ rungs: [Double], around value: Double) -> [Double] {
    let here = rungs.indices.min { abs(rungs[$0] - value) < abs(rungs[$1] - value) } ?? 0
    let first = min(max(0, here - 2), max(0, rungs.count - 5))
    return Array(rungs[first..<min(rungs.count, first + 5)])
  }
}
