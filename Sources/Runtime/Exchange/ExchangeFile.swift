internal import Foundation
internal import NetworkFiles
internal import Recall

/// Files that are given to the command line and taken from it.
public enum ExchangeFile {
  /// All bytes of a file, or of standard input for `-`; no more than a record may have.
  static func bytes(of path: String) throws -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw ProgramError("\(path): there is no such file, or it cannot be read.")
      }
      handle = opened
    }
    do {
      return Array(try handle.read(upToCount: RecordArchive.mostBytes + 1) ?? Data())
    } catch {
      throw ProgramError("\(path): it cannot be read.")
    }
  }

  /// The text of a file.
  public static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// Writes a text to a file, whole or not at all, or to standard output for `-`.
  public static func write(_ text: String, to path: String) throws {
    if path == "-" {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      return
    }
    do {
      try FileWriter.write(Array(text.utf8), to: path)
    } catch {
      throw ProgramError(error.description)
    }
  }

  /// Writes a text to a file that must not be there yet.
  public static func writeNew(_ text: String, to path: String) throws {
    if path != "-", FileManager.default.fileExists(atPath: path) {
      throw ProgramError("\(path): there is such a file already; name another one.")
    }
    try write(text, to: path)
  }
}
