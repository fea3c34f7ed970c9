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
      e: absent, f: absent, g: absent, scalar: (0, 0, 0, 0),
      size: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), flags: 0, activation: CK_IDENTITY)
    configure(&raw)
  }

  /// The same call on `count` of its columns from `start` on, for one that treats all operands
  /// float by float, as updates do.
  public func part(_ start: Int, count: Int) -> KernelCall {
    var part = self
    func move(_ matrix: inout ck_matrix) {
      if matrix.offset != Int(CK_ABSENT) { matrix.offset += start }
    }
    move(&part.raw.a)
    move(&part.raw.b)
    move(&part.raw.c)
    move(&part.raw.d)
    move(&part.raw.e)
    move(&part.raw.f)
    part.raw.columns = count
    return part
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
      to: ck_state(
        memory: memory, examples: 0, all_examples: 0, first_example: 0, counted_targets: 0,
        step: 0, callback: callback, context: context))
  }

  /// Frees the state but not the arena, which belongs to whoever allocated it. No call may run on
  /// the state afterwards.
  public func deallocate() { raw.deallocate() }

  /// The arena; every offset of a call counts floats from here.
  public var memory: UnsafeMutablePointer<Float> { raw.pointee.memory }

  /// Examples in this batch, or in the part of it that this state's thread works on.
  public var examples: Int { raw.pointee.examples }

  /// Sets the size of the batch, all of which this state works on.
  public func setExamples(_ count: Int) { setPart(0..<count, of: count) }

  /// Sets which examples of a batch of `count` this state works on: losses are means over the
  /// whole batch, so that the parts' losses and gradients add up to those of the batch.
  public func setPart(_ part: Range<Int>, of count: Int) {
    raw.pointee.examples = part.count
    raw.pointee.first_example = part.lowerBound
    raw.pointee.all_examples = count
  }

  /// Where this part of the batch begins.
  public var firstExample: Int { raw.pointee.first_example }

  /// How many targets of the whole batch count, where some are ignored; 0 to let kernels count
  /// those they see.
  public var countedTargets: Int {
    get { raw.pointee.counted_targets }
    nonmutating set { raw.pointee.counted_targets = newValue }
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
