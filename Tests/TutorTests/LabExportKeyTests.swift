import Labs
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// X takes the run on stage along, from every lab that trains something.
@Suite struct LabExportKeyTests {
  private func asked(_ player: Player) -> LabExport? {
    for case .lab(.export(let export)) in player.effects { return export }
    return nil
  }

  @Test func xAsksForTheRunAndItsPicture() throws {
    var player = Player(
      opening: .lab("optim", settings: ["view": "train", "epochs": "2"], seed: 7))
    player.press(.character("X"))
    let export = try #require(asked(player))
    #expect(export.name == "optim-7")
    #expect(export.runs.map(\.name) == ["run"] && export.runs.map(\.steps) == [0])
    #expect(export.texts.map(\.name) == ["command.txt", "picture.txt", "picture.ans"])
    let command = export.texts[0].text
    #expect(command.hasPrefix("descent lab optim --seed 7 "))
    #expect(command.contains(" --set epochs=2 ") && command.hasSuffix("\n"))
    #expect(export.texts[1].text.contains("one run"))
    #expect(export.texts[2].text.contains("\u{1B}["))
    player.press(.character(" "))
    player.press(.character("X"))
    #expect(asked(player)?.runs.map(\.steps) == [68])
  }

  @Test func whatCameOfItIsTold() {
    var player = Player(opening: .lab("optim", settings: ["view": "train"], seed: 1))
    player.send(.exported("Written to x.", isError: false))
    #expect(player.session.notice == "Written to x.")
  }

  @Test func aViewThatTrainsNothingHasNoSuchKey() {
    var player = Player(opening: .lab("neuron", settings: ["view": "sum"], seed: 1))
    player.press(.character("X"))
    #expect(asked(player) == nil)
  }

  @Test func aConversationCanAskForItToo() {
    var plain = PlainPlayer(opening: .lab("optim", settings: ["view": "train"], seed: 1))
    plain.type("X")
    #expect(plain.exports.map(\.name) == ["optim-1"])
    #expect(plain.reply.contains("Written."))
  }
}
