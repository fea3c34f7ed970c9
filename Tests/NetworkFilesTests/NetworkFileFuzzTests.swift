import NetworkFiles
import Testing

/// Whatever is in a file, reading ends in a network or in a sentence, and soon.
@Suite struct NetworkFileFuzzTests {
  @Test(arguments: 0..<8)
  func aSpoiledFileEndsInANetworkOrInASentence(_ part: Int) throws {
    let files = try Networks.names.map { Array(try Networks.text($0).utf8) }
    var spoiler = Spoiler(seed: UInt64(100 + part))
    var read = 0
    for round in 0..<400 {
      let bytes = spoiler.spoiled(files[round % files.count], among: files)
      let text = String(decoding: bytes, as: UTF8.self)
      guard let sentence = check(text) else {
        read += 1
        continue
      }
      #expect(!sentence.contains("\n") && sentence.utf8.count < 2000, "\(sentence)")
      #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(sentence)")
    }
    // Not every mistake spoils the meaning.
    #expect(read > 0 && read < 400)
  }

  @Test func spoiledSettingsEndInANetworkOrInASentence() throws {
    let settings = [
      "batch=64", "optimizer.adam.rate=0.01", "layers.0.dense=16", "layers.2.residual.0.dense=3",
      "split={train: 0.5, test: 0.5}", "layers=[dense: 1, {residual: [tanh]}]", "data.text=x.txt",
    ].map { Array($0.utf8) }
    let file = try Networks.file("activations")
    var spoiler = Spoiler(seed: 7)
    for round in 0..<2000 {
      let bytes = spoiler.spoiled(settings[round % settings.count], among: settings)
      let setting = String(decoding: bytes, as: UTF8.self)
      let sentence = complaint { try file.setting([setting]) }
      if let sentence { #expect(!sentence.contains("\n"), "\(setting)") }
      _ = complaint { try Sweep(setting) }
    }
  }

  /// The sentence about a text; nil if it describes a network, which then reads the same again.
  private func check(_ text: String) -> String? {
    do {
      let file = try NetworkFile(parsing: text, named: "net.yaml")
      let again = try NetworkFile(parsing: file.yaml, named: "net.yaml")
      #expect(again == file, "\(file.yaml)")
      return nil
    } catch {
      return "\(error)"
    }
  }
}
