import Foundation
import NetworkFiles

/// The network files beside the tests, one for each kind of layer, with their data.
enum Networks {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Networks").path

  /// The folder of data that comes with Descent.
  static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("assets").path

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name).yaml", encoding: .utf8)
  }

  static func file(_ name: String) throws -> NetworkFile {
    try NetworkFile(contentsOf: "\(folder)/\(name).yaml")
  }

  /// A run of one of the files, with some settings replaced.
  static func run(
    _ name: String, setting settings: [String] = [], options: TrainRun.Options = .init()
  ) throws -> TrainRun {
    try run(try file(name).setting(settings), options: options)
  }

  static func run(
    _ file: NetworkFile, options: TrainRun.Options = .init()
  ) throws -> TrainRun {
    let examples = try file.examples(inFolder: folder, assets: assets)
    return try TrainRun(
      file, data: file.split(try file.dataset(from: examples)), options: options)
  }
}

extension NetworkFile {
  /// A file of these layers, with whatever else must be there.
  init(
    layers: String, data: String = "spiral", loss: String = "binary-cross-entropy",
    rest: String = ""
  ) throws {
    try self.init(
      parsing: "descent: 1\ndata: \(data)\nlayers: \(layers)\nloss: \(loss)\n\(rest)\n",
      named: "net.yaml")
  }
}

extension TrainRun {
  /// Trains to the end and returns the lines of the log.
  mutating func finish() throws -> [String] {
    var lines: [String] = []
    while !isFinished { try advance(atMost: 1000) { lines.append($0) } }
    return lines
  }
}
