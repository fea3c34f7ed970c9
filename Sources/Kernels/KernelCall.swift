internal import CKernels

/// One kernel bound to its operands: plain data, the same at every step, with nothing to count or
/// to free.
public struct KernelCall: Sendable {
  /// Offsets, sizes and a pointer to code.
  nonisolated(unsafe) var raw: ck_call

  init(_ kernel: ck_kernel?, configure: (inout ck_call) -> Void) {
    let absent = ck_matrix(offset: Int(CK_ABSENT), stride: 0)
    raw = ck_call(
      kernel: kernel, rows: 0, columns: 0, inner: 0, a: absent, b: absent, c: absent, d: absent,
      e: absent, scalar: (0, 0, 0, 0), flags: 0, activation: CK_IDENTITY)
    configure(&raw)
  }

  /// A call that hands `index` to the state's callback, for work that no kernel does.
  public static func callback(_ index: Int) -> KernelCall {
    KernelCall(ck_call_back) { $0.inner = index }
  }
}

/// What kernels work on: the arena, the size of the batch and the number of updates so far.
///
/// A pointer, so that a running step checks nothing; whoever creates it also deallocates it.
public struct KernelState {
  private let raw: UnsafeMutablePointer<ck_state>

  /// A state over `memory`; `callback` gets `context` and the index of each `KernelCall.callback`.
  public init(
    memory: UnsafeMutablePointer<Float>, context: UnsafeMutableRawPointer?,
    callback: @escaping @convention(c) (UnsafeMutableRawPointer?, Int) -> Void
  ) {
    raw = .allocate(capacity: 1)
    raw.initialize(
      to: ck_state(memory: memory, examples: 0, step: 0, callback: callback, context: context))
  }

  /// Frees the state but not the arena, which belongs to whoever allocated it. No call may run on
  /// the state afterwards.
  public func deallocate() { raw.deallocate() }

  /// The arena; every offset of a call counts floats from here.
  public var memory: UnsafeMutablePointer<Float> { raw.pointee.memory }

  /// Examples in this batch.
  public var examples: Int {
    get { raw.pointee.examples }
    nonmutating set { raw.pointee.examples = newValue }
  }

  /// Updates done so far.
  public var step: UInt64 {
    get { raw.pointee.step }
    nonmutating set { raw.pointee.step = newValue }
  }

  /// Runs `count` calls from `first` on, in order.
  public func run(_ first: UnsafePointer<KernelCall>, count: Int) {
    // A KernelCall is one ck_call and nothing else.
    let calls = UnsafeRawPointer(first).assumingMemoryBound(to: ck_call.self)
    for i in 0..<count { calls[i].kernel.unsafelyUnwrapped(calls + i, raw) }
  }
}

/// Copies chosen rows of a table, one after the other.
///
/// - Parameter stride: the floats of a row in both places, a multiple of `ArenaMatrix.rowUnit`.
public func gatherRows(
  _ rows: UnsafePointer<Int32>, count: Int, of table: UnsafePointer<Float>,
  into destination: UnsafeMutablePointer<Float>, stride: Int
) {
  ck_gather(destination, table, rows, count, stride)
}
