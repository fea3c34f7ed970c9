/// The pictures of the lab `roofline`, in the order of its lesson.
public enum RooflineStage: String, DeskView {
  /// A layer for a batch, its operations and bytes counted.
  case count
  /// The same product by plain loops, by our kernels and by a library.
  case ways
  /// A product of matrices against one of a matrix and a vector.
  case vector
  /// The time for one item in batches of all sizes.
  case batch
  /// What this machine can reach, and where six operations lie.
  case roof
  /// Three jobs on this processor, and reckoned for a graphics processor.
  case jobs
  /// The same roof with faster memory, or with faster arithmetic.
  case faster
  /// Where the networks of this course lie.
  case nets

  public var title: String {
    switch self {
    case .count: "one layer, counted"
    case .ways: "same sums, other ways"
    case .vector: "a matrix and a vector"
    case .batch: "fetch once, use often"
    case .roof: "the roof of this machine"
    case .jobs: "which chip for which job"
    case .faster: "what would be faster?"
    case .nets: "the networks of this course"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .count:
      [
        .counts("batch", "batch", [1, 4, 16, 64, 128, 256, 512], at: 512),
        .counts("n", "inputs, outputs", Self.sizes, at: 512),
      ]
    case .ways: [.counts("n", "n", Self.sizes, at: 512), threads]
    case .vector: [.counts("n", "n", [256, 512, 1_024, 2_048, 4_096], at: 2_048)]
    case .batch:
      [
        .counts("n", "inputs, outputs", [256, 512, 1_024, 2_048], at: 2_048),
        .counts("batch", "batch", Self.batches, at: 64),
      ]
    case .roof:
      [threads, .flag("gpu", "published GPU", at: false)]
        + RoofOperation.allCases.map {
          .words($0.rawValue, $0.name, ["?", "memory", "arithmetic"], at: "?")
        }
    case .jobs:
      [
        .numbers("launch", "GPU start, µs", [1, 2, 5, 10, 20, 50, 100], at: 10),
        .numbers("link", "link, GB/s", [4, 8, 16, 32, 64, 128], at: 32),
        .numbers("lane", "one lane / core", [0.02, 0.05, 0.1, 0.2, 0.5, 1], at: 0.1),
      ]
    case .faster:
      [
        .counts("memory", "memory ×", [1, 2, 4, 8], at: 1),
        .counts("arithmetic", "arithmetic ×", [1, 2, 4, 8], at: 2), threads,
      ]
    case .nets: [.counts("batch", "batch", [1, 8, 32, 128, 256], at: 32)]
    }
  }

  private static let sizes = [16, 32, 64, 128, 256, 512, 1_024]
  /// Batches that a layer is measured with.
  static let batches = [1, 2, 4, 8, 16, 32, 64, 128, 256]

  private var threads: Dial {
    .words("threads", "threads", ["1", "2", "4", "8", "all"], at: self == .ways ? "all" : "1")
  }
}

/// The operations that are classified under the roof.
enum RoofOperation: String, CaseIterable, Sendable {
  case product, vector, sum, softmax, windows, lookup

  var name: String {
    switch self {
    case .product: "big product"
    case .vector: "matrix × vector"
    case .sum: "addition"
    case .softmax: "softmax"
    case .windows: "convolution"
    case .lookup: "embedding rows"
    }
  }

  /// Larger than the caches wherever it is memory that it should show.
  var work: TimedWork {
    switch self {
    case .product: .product(size: 1_024)
    case .vector: .layer(inputs: 4_096, outputs: 4_096, batch: 1)
    case .sum: .sum(count: 1 << 22)
    case .softmax: .softmax(rows: 2_048, columns: 2_048)
    case .windows: .convolution(channels: 32, side: 32, batch: 16)
    case .lookup: .lookup(rows: 1 << 16, width: 64, count: 1 << 16)
    }
  }

  /// What is written at its point: 1 to 6.
  var sign: Character { "123456".dropFirst(Self.allCases.firstIndex(of: self) ?? 0).first ?? "·" }
}
