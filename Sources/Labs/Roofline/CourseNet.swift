internal import Compute
internal import Learning

/// Networks of the lessons, to be found under the roof.
enum CourseNet: String, CaseIterable, Sendable {
  case spam, bend, digits, windows, fashion, memory, names, language

  /// The lesson and what it is.
  var name: String {
    switch self {
    case .spam: "L01 spam 57-16-1"
    case .bend: "L03 plane 2-8-8-1"
    case .digits: "L04 digits 64-32-10"
    case .windows: "L12 windows 12×12"
    case .fashion: "L12 clothes 14×14"
    case .memory: "L13 GRU 24, 40 steps"
    case .names: "L14 names, 3 letters"
    case .language: "L16 language, 1 layer"
    }
  }

  /// Its layers.
  var model: Model {
    switch self {
    case .spam:
      Model(inputShape: Shape(57), [.dense(16), .relu, .dense(1)])
    case .bend:
      Model(inputShape: Shape(2), [.dense(8), .tanh, .dense(8), .tanh, .dense(1)])
    case .digits:
      Model(inputShape: Shape(64), [.dense(32), .relu, .dense(10)])
    case .windows: WindowNet(windows: 8, layers: 2, pooling: .half).model(side: 12, classes: 10)
    case .fashion: WindowNet(windows: 8, layers: 2, pooling: .half).model(side: 14, classes: 10)
    case .memory:
      Model(inputShape: Shape(40, 10), [.gru(24, returns: .last), .dense(8)])
    case .names:
      Model(
        inputShape: Shape(3),
        [.embedding(tokens: 27, width: 8), .flatten, .dense(64), .tanh, .dense(27)])
    case .language:
      Model(
        inputShape: Shape(20),
        [
          .embedding(tokens: 64, width: 16), .positions(),
          .transformer(heads: 2, hidden: 64, causal: true), .layerNorm(), .dense(64),
        ])
    }
  }

  /// Its forward part for a batch.
  func work(batch: Int) -> TimedWork { .model(model, batch: batch) }

  /// What is written at its point: a to h.
  var sign: Character { "abcdefgh".dropFirst(Self.allCases.firstIndex(of: self) ?? 0).first ?? "·" }
}

/// Jobs that a learner decides the chip of.
enum RoofJob: String, CaseIterable, Sendable {
  case digits, wide, branches

  var name: String {
    switch self {
    case .digits: "one digit, 64-32-10"
    case .wide: "4096-wide layer, batch 512"
    case .branches: "a million decisions in a row"
    }
  }

  /// What this processor is timed with. Of the wide layer an eighth of the batch, since all of it
  /// takes a while.
  var work: TimedWork {
    switch self {
    case .digits: .model(CourseNet.digits.model, batch: 1)
    case .wide: .layer(inputs: 4_096, outputs: 4_096, batch: 64)
    case .branches: .branches(count: 1_000_000)
    }
  }

  /// The job is so many times what is timed.
  var factor: Double { self == .wide ? 8 : 1 }

  /// Steps that a graphics processor is asked to begin: one for each layer.
  var launches: Double { self == .digits ? 2 : 1 }

  /// Bytes that cross the link to the card, to and fro: the weights lie there already.
  var crossing: Double {
    switch self {
    case .digits: 4 * (64 + 10)
    case .wide: 4 * 512 * 2 * 4_096
    case .branches: 8
    }
  }
}
