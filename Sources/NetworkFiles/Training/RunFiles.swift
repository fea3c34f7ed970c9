internal import Compute
internal import Glibc
internal import Learning

/// The two files of a run: its weights, as PyTorch has them, and beside them all else that it takes
/// to go on.
///
///     net.safetensors   parameters and buffers
///     net.state         optimizer, counters and generator
public struct RunFiles: Equatable, Sendable {
  /// Where the weights are.
  public let weights: String
  /// Where the rest is.
  public let state: String

  private static let ending = ".safetensors"

  /// - Parameter path: the file of the weights; `.safetensors` is added where it is missing, and
  ///   put in place of `.state`.
  public init(_ path: String) {
    var stem = path[...]
    for known in [Self.ending, ".state"] where stem.hasSuffix(known) && stem.count > known.count {
      stem = stem.dropLast(known.count)
      break
    }
    weights = stem + Self.ending
    state = stem + ".state"
  }

  /// Looks whether files can be written there, before hours are spent on what goes into them.
  ///
  /// - Throws: `NetworkFileError` if there is no such folder, or it may not be written.
  public func checkPlace() throws(NetworkFileError) {
    let folder = weights.lastIndex(of: "/").map { String(weights[...$0]) } ?? "."
    guard access(folder, W_OK) != 0 else { return }
    throw NetworkFileError(
      errno == ENOENT || errno == ENOTDIR
        ? "\(weights): the folder for this file does not exist. Create it first."
        : "\(weights): this place may not be written to. Choose a folder of your own.")
  }

  /// Writes both files, each beside its place and then renamed.
  ///
  /// - Throws: `NetworkFileError` if they cannot be written, or if a weight is not finite.
  public func save(_ run: borrowing TrainRun) throws(NetworkFileError) {
    let content = try Self.content(of: run, weights: weights, state: state)
    do {
      try FileWriter.write(content.state, to: state)
      try FileWriter.write(content.weights, to: weights)
    } catch {
      throw NetworkFileError(error)
    }
  }

  /// What the two files of a run hold.
  ///
  /// - Parameters:
  ///   - weights: the name of the file of weights, for errors.
  ///   - state: the name of the other.
  /// - Throws: `NetworkFileError` if a weight is not finite.
  static func content(
    of run: borrowing TrainRun, weights: String, state: String
  ) throws(NetworkFileError) -> (weights: [UInt8], state: [UInt8]) {
    let checkpoint = run.checkpoint
    do {
      let bytes = try SafetensorsFile(
        tensors: checkpoint.parameters.map(NamedTensor.init), metadata: ["format": "pt"]
      ).encoded(name: weights)
      let rest = SafetensorsFile(
        tensors: checkpoint.optimizer.map(NamedTensor.init),
        metadata: RunState(of: run, checkpoint, weights: bytes).metadata)
      return (bytes, try rest.encoded(name: state))
    } catch {
      throw NetworkFileError(error)
    }
  }

  /// Goes on where the run stopped that wrote the files.
  ///
  /// - Throws: `NetworkFileError` if the files cannot be read, do not belong together, or are of a
  ///   run with another network, other data or other settings.
  public func resume(_ run: inout TrainRun) throws(NetworkFileError) {
    do {
      let bytes = try FileBytes.read(weights, limit: DataFileLimits.standard.bytes)
      let rest = try SafetensorsFile(contentsOf: state)
      let saved = try RunState(rest.metadata, file: state)
      try saved.check(against: RunState(of: run, run.checkpoint, weights: bytes), files: self)
      var checkpoint = run.checkpoint
      checkpoint.parameters = try TensorMatch(
        try SafetensorsFile(bytes: bytes, name: weights), in: weights
      ).tensors(for: checkpoint.parameters)
      checkpoint.optimizer = try TensorMatch(rest, in: state).tensors(for: checkpoint.optimizer)
      checkpoint.step = saved.step
      checkpoint.epoch = saved.epoch
      checkpoint.cursor = saved.cursor
      checkpoint.updates = saved.updates
      run.restore(checkpoint)
    } catch {
      throw NetworkFileError(error)
    }
  }

  /// Lets a run start from the weights of a file, whoever wrote it.
  ///
  /// - Parameter isPartial: whether tensors may be missing, and others be there that the network
  ///   does not have.
  /// - Throws: `NetworkFileError` for the first tensor that is missing, extra or misshapen.
  public static func start(
    _ run: inout TrainRun, from path: String, isPartial: Bool
  ) throws(NetworkFileError) {
    do {
      let match = TensorMatch(try SafetensorsFile(contentsOf: path), in: path)
      run.replace(try match.tensors(for: run.parameters, isPartial: isPartial))
    } catch {
      throw NetworkFileError(error)
    }
  }
}

extension NamedTensor {
  /// A tensor of a network as a file keeps it.
  init(_ tensor: Checkpoint.Tensor) {
    self.init(name: tensor.name.text, shape: tensor.shape.extents, values: tensor.values)
  }
}
