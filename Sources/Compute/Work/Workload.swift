internal import Kernels

/// Something whose time can be taken: how it is computed, and what work that is.
public struct Workload: Sendable {
  /// How it is computed.
  public enum Kind: Sendable {
    /// A product of two square matrices by loops that anyone might write, on one thread.
    case loops(ProductLoops.Order, size: Int)
    /// The same by OpenBLAS, the rows shared among so many threads.
    case library(size: Int, threads: Int)
    /// The forward part of graphs, one on each thread.
    case graphs([Graph])
    /// c = a + b · s over rows of so many numbers, one on each thread: what memory can deliver.
    case stream(count: Int, threads: Int)
    /// A chain of so many decisions, each of which needs the one before.
    case branches(count: Int)
  }

  /// How it is computed.
  public let kind: Kind
  /// What it takes.
  public let work: Work

  /// A workload, its work counted unless it is given: graphs that share the parts of something count
  /// more than the whole, since each reads the parameters.
  public init(_ kind: Kind, work: Work? = nil) {
    self.kind = kind
    if let work {
      self.work = work
      return
    }
    switch kind {
    case .loops(_, let size), .library(let size, _):
      let edge = Double(size)
      self.work = Work(
        operations: 2 * edge * edge * edge, bytes: 4 * 3 * edge * edge)
    case .graphs(let graphs):
      self.work = graphs.map(\.work).reduce(Work(operations: 0, bytes: 0), +)
    case .stream(let count, let threads):
      let numbers = Double(count * threads)
      self.work = Work(operations: 2 * numbers, bytes: 4 * 3 * numbers)
    case .branches(let count):
      self.work = Work(operations: Double(count), bytes: 0)
    }
  }

  /// Whether this machine can compute it: OpenBLAS may not be there.
  public var isAvailable: Bool {
    switch kind {
    case .library: OpenBLAS.isAvailable
    case .loops, .graphs, .stream, .branches: true
    }
  }
}
