import Labs
import Learning
import NetworkFiles
import SessionPlay
import Testing

/// What `descent debug` opens by name is what its list says it is.
@Suite struct DebugCatalogTests {
  @Test(arguments: DebugCatalog.entries.map(\.name))
  func aNetworkHasAsManyNumbersAsItsTitleSays(_ name: String) throws {
    let entry = try #require(DebugCatalog.entry(named: name))
    let lab = try #require(LabCatalog.entry(named: entry.lab))
    let rig = try LabRig(
      entry.lab, view: entry.settings["view"] ?? lab.mainView,
      settings: entry.settings.filter { $0.key != "view" })
    let job = try #require(rig.lab.exports.first?.job)
    let size = try ModelSize(of: job.experiment.model, limit: 1 << 20)
    guard let stated = Self.count(in: entry.title) else { return }
    #expect(size.parameters == stated, "\(entry.title)")
  }

  /// `2,410 numbers` and `nine numbers`; nil where a title counts nothing.
  private static func count(in title: String) -> Int? {
    guard
      let word = title.split(separator: " numbers").first.flatMap({ $0.split(separator: " ").last }
      ),
      title.contains(" numbers")
    else { return nil }
    return word == "nine" ? 9 : Int(word.filter { $0 != "," })
  }
}
