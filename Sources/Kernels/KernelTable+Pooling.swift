internal import CKernels

/// The sizes of a pool over channels-last images.
public struct PoolSizes: Hashable, Sendable {
  let height, width: Int
  let window: SlidingWindow

  /// Images of `height` × `width`.
  public init(height: Int, width: Int, window: SlidingWindow) {
    self.height = height
    self.width = width
    self.window = window
  }

  func set(in call: inout ck_call) {
    let fields = [
      height, width, window.height, window.width, window.rowStride, window.columnStride,
      window.rowPadding, window.columnPadding,
    ]
    withUnsafeMutableBytes(of: &call.size) { bytes in
      let size = bytes.bindMemory(to: Int32.self)
      for (index, field) in fields.enumerated() { size[index] = Int32(field) }
    }
  }
}

/// What a pool keeps of a window.
public enum PoolKernel: Sendable { case max, average }

extension KernelTable {
  /// y = the maximum or mean of each window of x, both a row of channels a pixel.
  public func pool(
    _ pool: PoolKernel, _ x: ArenaMatrix, into y: ArenaMatrix, sizes: PoolSizes
  ) -> KernelCall {
    let kernel =
      switch pool {
      case .max: table.pointee.max_pool
      case .average: table.pointee.average_pool
      }
    return KernelCall(kernel) {
      ($0.a, $0.c) = (x.raw, y.raw)
      sizes.set(in: &$0)
    }
  }

  /// x.gradient (+)= what each pixel gets back of the gradient of the result y, times the slope of
  /// the activation whose output x is.
  public func poolBackward(
    _ pool: PoolKernel, _ x: ArenaMatrix, _ y: ArenaMatrix, gradient: ArenaMatrix,
    into inputGradient: ArenaMatrix, accumulates: Bool, slope: Activation, sizes: PoolSizes
  ) -> KernelCall {
    let kernel =
      switch pool {
      case .max: table.pointee.max_pool_backward
      case .average: table.pointee.average_pool_backward
      }
    return KernelCall(kernel) {
      ($0.a, $0.b, $0.c, $0.d) = (x.raw, y.raw, gradient.raw, inputGradient.raw)
      ($0.activation, $0.scalar.0) = (slope.code, slope.parameter)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
      sizes.set(in: &$0)
    }
  }
}
