internal import CKernels

/// What a recurrent layer does at each time step.
public enum RecurrentCell: CaseIterable, Sendable {
  case tanh, gru, lstm

  var code: ck_cell {
    switch self {
    case .tanh: CK_TANH_CELL
    case .gru: CK_GRU_CELL
    case .lstm: CK_LSTM_CELL
    }
  }
}

/// The kernels of a recurrent layer, for one set of sizes.
///
/// Weights are kept by columns, [inputs × gates · units] and [units × gates · units]. `pack` comes
/// before `forward`, with one workspace; `turn`, `backward` and `gradients` follow each other with
/// another. The history is written by `forward` and read by `backward`.
public struct RecurrentKernels: Sendable {
  private let table: KernelTable
  private let cell: RecurrentCell
  private let steps: Int
  private let inputs: Int
  private let units: Int

  /// The kernels for sequences of `steps` rows of `inputs` numbers.
  public init(_ table: KernelTable, _ cell: RecurrentCell, steps: Int, inputs: Int, units: Int) {
    self.table = table
    self.cell = cell
    self.steps = steps
    self.inputs = inputs
    self.units = units
  }

  /// The floats that the history and the two workspaces take, for at most so many examples.
  public func room(examples: Int) -> (history: Int, forward: Int, backward: Int) {
    var sizes = call(nil) { _ in }.raw
    guard let room = table.table.pointee.recurrent_room?(&sizes, examples) else { return (0, 0, 0) }
    return (room.history, room.forward, room.backward)
  }

  /// What `forward` needs of the parameters, into its workspace.
  public func pack(
    _ parameters: RecurrentParameters, into workspace: Int
  ) -> KernelCall {
    call(table.table.pointee.recurrent_pack) {
      parameters.set(&$0)
      $0.f = ck_matrix(offset: workspace, stride: 0)
    }
  }

  /// The states of all time steps.
  ///
  /// - Parameter extra: the cell of an LSTM, the recall of a GRU.
  public func forward(
    _ x: ArenaMatrix, into states: ArenaMatrix, gates: ArenaMatrix?, extra: ArenaMatrix?,
    history: Int, workspace: Int
  ) -> KernelCall {
    call(table.table.pointee.recurrent_forward) {
      ($0.a, $0.c) = (x.raw, states.raw)
      ($0.b, $0.f) = (
        ck_matrix(offset: history, stride: 0), ck_matrix(offset: workspace, stride: 0)
      )
      if let gates { $0.d = gates.raw }
      if let extra { $0.e = extra.raw }
    }
  }

  /// What `backward` needs of the weights, into its workspace.
  public func turn(_ parameters: RecurrentParameters, into workspace: Int) -> KernelCall {
    call(table.table.pointee.recurrent_turn) {
      parameters.set(&$0)
      $0.f = ck_matrix(offset: workspace, stride: 0)
    }
  }

  /// The gradient of x, if it is wanted, and in the workspace those of the parameters. What comes
  /// back through time is added to `gradient`, that of the states.
  public func backward(
    _ gradient: ArenaMatrix, to x: ArenaMatrix?, accumulates: Bool, gates: ArenaMatrix?,
    extra: ArenaMatrix?, history: Int, workspace: Int
  ) -> KernelCall {
    call(table.table.pointee.recurrent_backward) {
      ($0.a, $0.b) = (gradient.raw, ck_matrix(offset: history, stride: 0))
      if let x { $0.c = x.raw }
      if let gates { $0.d = gates.raw }
      if let extra { $0.e = extra.raw }
      $0.f = ck_matrix(offset: workspace, stride: 0)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
    }
  }

  /// Makes the gradients that `backward` has left in the workspace those of the parameters, or adds
  /// them.
  public func gradients(
    _ gradients: RecurrentParameters, from workspace: Int, accumulates: Bool
  ) -> KernelCall {
    call(table.table.pointee.recurrent_gradients) {
      gradients.set(&$0)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
      $0.f = ck_matrix(offset: workspace, stride: 0)
    }
  }

  private func call(
    _ kernel: ck_kernel?, _ configure: (inout ck_call) -> Void
  ) -> KernelCall {
    KernelCall(kernel) {
      ($0.rows, $0.inner, $0.columns) = (steps, inputs, units)
      $0.size.0 = Int32(cell.code.rawValue)
      configure(&$0)
    }
  }
}

/// Where the parameters of a recurrent layer lie, or their gradients.
public struct RecurrentParameters: Sendable {
  private let inputWeights: ArenaMatrix
  private let stateWeights: ArenaMatrix
  private let biases: (input: Int, state: Int)?

  /// Weights by columns, and the offsets of the biases if there are any.
  public init(
    inputWeights: ArenaMatrix, stateWeights: ArenaMatrix, biases: (input: Int, state: Int)?
  ) {
    self.inputWeights = inputWeights
    self.stateWeights = stateWeights
    self.biases = biases
  }

  func set(_ call: inout ck_call) {
    (call.a, call.b) = (inputWeights.raw, stateWeights.raw)
    guard let biases else { return }
    call.c = ck_matrix(offset: biases.input, stride: 0)
    call.d = ck_matrix(offset: biases.state, stride: 0)
  }
}

extension KernelTable {
  /// c [examples × columns] = the last of the `steps` rows of each example of a; both have the
  /// same stride.
  public func lastStep(_ a: ArenaMatrix, into c: ArenaMatrix, steps: Int) -> KernelCall {
    KernelCall(table.pointee.last_step) {
      ($0.a, $0.c, $0.rows) = (a.raw, c.raw, steps)
    }
  }

  /// The last of the `steps` rows of each example of c (+)= a; the others become zero unless they
  /// are added to.
  public func lastStepBackward(
    _ a: ArenaMatrix, into c: ArenaMatrix, accumulates: Bool, steps: Int
  ) -> KernelCall {
    KernelCall(table.pointee.last_step_backward) {
      ($0.a, $0.c, $0.rows) = (a.raw, c.raw, steps)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
    }
  }
}
