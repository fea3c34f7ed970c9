import Course
import Labs
import SessionPlay
import Testing

@testable import Tutor

/// Looking for words in a conversation.
@Suite struct PlainSearchTests {
  @Test(arguments: ["find spam filters", "/ spam filters", "FIND Spam Filters"])
  func whatIsFoundIsNumberedAndSaysWhereItIs(_ line: String) {
    var player = PlainPlayer()
    player.type(line)
    #expect(
      player.reply.contains { $0.contains("1") && $0.contains("spam filters") }, "\(player.reply)")
    #expect(player.plain.found.isEmpty == false)
  }

  @Test func aStepThatWasFoundIsOpened() throws {
    var player = PlainPlayer()
    player.type("find wording")
    let number = try #require(
      player.plain.found.firstIndex {
        if case .lesson("L01", step: _?) = $0 { true } else { false }
      })
    guard case .lesson(_, let step) = player.plain.found[number] else { return }
    player.type("go \(number + 1)")
    #expect(player.reading?.lesson.id == "L01")
    #expect(player.reading?.page.step == step)
  }

  @Test func aLabIsOpenedAndATermIsSaid() throws {
    var player = PlainPlayer()
    player.type("find roofline")
    let lab = try #require(player.plain.found.firstIndex(of: .lab("roofline")))
    player.type("find accuracy")
    let term = try #require(
      player.plain.found.firstIndex { if case .term = $0 { true } else { false } })
    player.type("go \(term + 1)")
    #expect(player.reading == nil)
    #expect(player.reply.joined().lowercased().contains("accuracy:"), "\(player.reply)")
    player.type("find roofline", "go \(lab + 1)")
    guard case .labRoom(let room) = player.plain.session.screen else {
      Issue.record("no lab is open")
      return
    }
    #expect(room.stage.entry.id == "roofline")
  }

  @Test(arguments: [
    ("find", "words to look for"), ("find qqqzzz", "Nothing in the course"),
    ("go", "Nothing was looked for"), ("go 1", "Nothing was looked for"),
  ])
  func whatCannotBeDoneIsExplained(_ line: String, _ words: String) {
    var player = PlainPlayer()
    player.type(line)
    #expect(player.reply.joined(separator: " ").contains(words), "\(player.reply)")
  }

  @Test(arguments: ["go 0", "go 99", "go there", "go"])
  func aNumberThatIsNotThereSaysWhichAre(_ line: String) {
    var player = PlainPlayer(opening: .lesson("L01", step: nil))
    player.type("find mail", line)
    #expect(player.reply.joined().contains("go and a number from 1 to"), "\(player.reply)")
    #expect(player.reading?.lesson.id == "L01")
  }
}
