public import Foundation

/// Compares a picture with the one kept beside the tests, `Golden/NAME.txt`, and returns nil or
/// how they differ.
///
/// With `RECORD_GOLDEN=1` in the environment the kept picture is written anew, which counts as a
/// difference: a recording run never passes.
///
///     #expect(goldenDifference(picture, named: "header") == nil)
public func goldenDifference(
  _ picture: String, named name: String, testFile: String = #filePath
) -> String? {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  return goldenDifference(picture, named: name, in: folder, isRecording: isRecording)
}

/// The same in a folder of one's own.
public func goldenDifference(
  _ picture: String, named name: String, in folder: URL, isRecording: Bool
) -> String? {
  let file = folder.appendingPathComponent("\(name).txt")
  if isRecording {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try (picture + "\n").write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(name); look at it, then run again without RECORD_GOLDEN"
    } catch {
      return "could not record \(name): \(error)"
    }
  }
  guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
    return "there is no Golden/\(name).txt; record it with RECORD_GOLDEN=1\n\(picture)"
  }
  let expected = kept.hasSuffix("\n") ? String(kept.dropLast()) : kept
  return expected == picture ? nil : firstDifference(expected, picture, name)
}

private func firstDifference(_ expected: String, _ picture: String, _ name: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = picture.split(separator: "\n", omittingEmptySubsequences: false)
  let row = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  let was = row < old.count ? old[row] : "(no such row)"
  let now = row < new.count ? new[row] : "(no such row)"
  return """
    \(name) differs from row \(row) on:
      expected |\(was)|
      drawn    |\(now)|
    the whole picture:
    \(picture)
    """
}
