internal import Compute
public import Learning

/// A run's recipe as a file, which Descent writes and reads; numbers that must come back to the last
/// bit stand there as the bits of a 32-bit float.
///
///     descent-run: 1
///     runs:
///       - name: "A rate 0.1"
///         lab: playground
///         settings: {batch: "10", rate: "0.1", seed: "1", view: network}
///         run: 0
///         steps: 312
///         edits: [{step: 120, tensor: hidden1.weight, index: 3, bits: 0x3f000000}]
///     losses: {training: 0x3e12ab34, validation: 0x3e99999a}
public enum RunRecipeFile {
  /// What it is called in a folder that was taken along.
  public static let name = "descent-run.yaml"

  /// Its first line.
  private static let head = "# A run that was kept: descent lab --reload makes it again.\n"

  /// More would be none of ours.
  enum Most {
    static let legs = 32
    static let settings = 400
    static let edits = 10_000
    static let steps = 1_000_000_000
    static let name = 80
    static let text = 20_000
  }

  /// Reads the file at a path.
  ///
  /// - Throws: `NetworkFileError` if it cannot be read or says something that makes no sense.
  public static func read(_ path: String) throws(NetworkFileError) -> RunRecipe {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: NetworkFileLimits.bytes)
    } catch {
      throw NetworkFileError(error)
    }
    return try recipe(of: bytes, named: path)
  }

  /// Reads what is already in memory.
  ///
  /// - Parameter name: what errors call it.
  /// - Throws: `NetworkFileError` with the line.
  public static func recipe(
    of bytes: [UInt8], named name: String
  ) throws(NetworkFileError) -> RunRecipe {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw NetworkFileError(
        "the text is not UTF-8", at: .line(1, of: name), remedy: "Take the run along once more.")
    }
    let place = SettingPlace.line(1, of: name)
    // What Descent wrote ends with its line; otherwise a part of a number may be a number, too.
    guard !text.hasPrefix(head) || text.hasSuffix("\n") else {
      let lines = text.count { $0 == "\n" } + 1
      throw NetworkFileError(
        "the file is cut off", at: .line(lines, of: name), remedy: "Take the run along once more.")
    }
    guard let setting = try SettingReader(text, name: name).setting() else {
      throw NetworkFileError(
        "there is nothing in the file", at: place, remedy: "Take the run along once more.")
    }
    return try RunRecipeReader.recipe(setting)
  }

  /// As a file, ending with a line end.
  public static func text(of recipe: RunRecipe) -> String {
    func quoted(_ text: String) -> String { SettingWriter.quoted(text) }
    func bits(_ value: Float) -> String {
      let digits = String(value.bitPattern, radix: 16)
      return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    var text = head
    text += "descent-run: 1\nruns:\n"
    for leg in recipe.legs {
      let settings = leg.settings.sorted { $0.key < $1.key }
      text += "  - name: \(quoted(leg.name))\n    lab: \(quoted(leg.lab))\n"
      text += "    settings:\n"
      for (name, value) in settings { text += "      \(quoted(name)): \(quoted(value))\n" }
      text += "    run: \(leg.run)\n    steps: \(leg.steps)\n"
      if !leg.edits.isEmpty { text += "    edits:\n" }
      for edit in leg.edits {
        text += "      - {step: \(edit.step), tensor: \(quoted(edit.tensor.text)), "
        text += "index: \(edit.index), bits: \(bits(edit.value))}\n"
      }
    }
    var losses: [String] = []
    if let training = recipe.training { losses.append("training: \(bits(training))") }
    if let validation = recipe.validation { losses.append("validation: \(bits(validation))") }
    if !losses.isEmpty { text += "losses: {\(losses.joined(separator: ", "))}\n" }
    return text
  }
}
