/// Weights in a safetensors file, the format in which PyTorch's models travel
/// (https://huggingface.co/docs/safetensors).
///
///     let weights = try SafetensorsFile(contentsOf: "model.safetensors")
///     weights.tensor(named: "0.weight")?.shape    // [8, 2]
///     try SafetensorsFile(tensors: weights.tensors).write(to: "copy.safetensors")
///
/// Eight bytes hold the header's length, lowest first; the header is JSON and says for each tensor
/// its type, its shape and where its numbers begin and end; the numbers follow.
public struct SafetensorsFile: Equatable, Sendable {
  /// The tensors, in the order in which their numbers lie in the file.
  public var tensors: [NamedTensor]
  /// What the file says about itself: words, no numbers.
  public var metadata: [String: String]

  /// The most bytes that a header may have: room for the names of some 40,000 tensors.
  static let longestHeader = 1 << 22

  /// A file that is still to be written.
  public init(tensors: [NamedTensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file.
  ///
  /// - Throws: `DataFileError` if the file cannot be read or is not whole.
  public init(
    contentsOf path: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    try self.init(bytes: FileBytes.read(path, limit: limits.bytes), name: path, limits: limits)
  }

  /// Reads a file that is already in memory.
  ///
  /// Types are F32, F64, F16, BF16, I64, I32, I16, I8 and U8, each number rounded to the nearest
  /// float. Like the reference implementation, it takes no file with gaps, overlaps, doubled names
  /// or bytes left over.
  ///
  /// - Parameters:
  ///   - bytes: a whole safetensors file.
  ///   - name: what errors call it.
  ///   - limits: how large it may be.
  /// - Throws: `DataFileError` naming byte or tensor.
  public init(
    bytes: [UInt8], name: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    let reader = SafetensorsReader(bytes: bytes, name: name, limits: limits)
    (tensors, metadata) = try reader.read()
  }

  /// The tensor of that name, or nil.
  public func tensor(named name: String) -> NamedTensor? { tensors.first { $0.name == name } }

  /// Writes the file: tensors as F32 in the order given, metadata by their keys.
  ///
  /// The same content gives the same bytes. The header is filled up with spaces to a multiple of
  /// eight bytes, so that the numbers can be used where they lie.
  ///
  /// - Throws: `DataFileError` if two tensors share a name, one is not finite or the header too long,
  ///   and as `FileWriter` does; what was there before then stays.
  public func write(to path: String) throws(DataFileError) {
    try FileWriter.write(encoded(name: path), to: path)
  }

  /// The bytes of the file.
  ///
  /// - Parameter name: what errors call it.
  /// - Throws: `DataFileError` if two tensors share a name, one is not finite or the header too long.
  public func encoded(name: String) throws(DataFileError) -> [UInt8] {
    try SafetensorsEncoder(file: self, name: name).bytes()
  }
}
