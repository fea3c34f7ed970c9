/// Reading an array from a file of either format, told apart by content and not by name.
extension NumberArray {
  /// Reads a NumPy (`.npy`) or IDX file, plain or packed with gzip.
  ///
  /// - Throws: `DataFileError` if the file cannot be read or is no such array.
  public init(
    contentsOf path: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    try self.init(bytes: FileBytes.read(path, limit: limits.bytes), name: path, limits: limits)
  }

  /// Reads an array that is already in memory.
  ///
  /// - Parameters:
  ///   - bytes: a whole NumPy or IDX file, or the gzip of one.
  ///   - name: what errors call it.
  ///   - limits: how large it may be.
  /// - Throws: `DataFileError` naming byte or element.
  public init(
    bytes: [UInt8], name: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    let bytes = try Gzip.unpackedIfPacked(bytes, name: name, limit: limits.bytes)
    if NumPyFile.isNumPy(bytes) {
      self = try NumPyFile.read(bytes, name: name, limits: limits)
    } else if IDXFile.isIDX(bytes) {
      self = try IDXFile.read(bytes, name: name, limits: limits)
    } else {
      throw DataFileError(
        "this is neither a NumPy array nor an IDX file", in: name,
        remedy: "Write it with numpy.save, and name the .npy file.")
    }
  }

  /// Writes a NumPy file, version 1.0: `<i4` if `isInteger` and 32 bits suffice, otherwise `<f4`.
  ///
  /// - Throws: `DataFileError` as `FileWriter` does; what was there before then stays.
  public func writeNumPy(to path: String) throws(DataFileError) {
    try FileWriter.write(NumPyFile.encoded(self), to: path)
  }
}
