import Foundation
import TerminalIO
import Testing
import TextUI

@Suite struct TerminalTests {
  @Test func aScriptIsPlayedInOrderAndThenQuits() {
    let resized = Size(columns: 120, rows: 40)
    var terminal = ScriptedTerminal(inputs: [.key(.down), .resize(resized)])
    #expect(terminal.nextInput(waiting: nil, orUntilReadable: nil) == .key(.down))
    #expect(terminal.size == .standard)
    #expect(terminal.nextInput(waiting: nil, orUntilReadable: nil) == .resize(resized))
    #expect(terminal.size == resized)
    for _ in 0..<2 {
      #expect(terminal.nextInput(waiting: nil, orUntilReadable: nil) == .key(.character("q")))
    }
  }

  @Test func everyPictureIsKept() {
    var terminal = ScriptedTerminal(size: Size(columns: 4, rows: 1), inputs: [])
    var picture = Surface(terminal.size, look: terminal.look)
    terminal.show(picture)
    picture[0, 0] = Cell("x")
    terminal.show(picture)
    #expect(terminal.pictures.map { $0[0, 0].character } == [" ", "x"])
    #expect(!terminal.isClosed)
    terminal.close()
    #expect(terminal.isClosed)
  }

  @Test func aScriptedSignalWaitsForItsDescriptor() throws {
    let pipe = Pipe()
    var terminal = ScriptedTerminal(steps: [.signal, .timeout, .input(.key(.enter))])
    Thread.detachNewThread { pipe.fileHandleForWriting.write(Data([1])) }
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    #expect(terminal.nextInput(waiting: nil, orUntilReadable: descriptor) == nil)
    #expect(try pipe.fileHandleForReading.read(upToCount: 1) == Data([1]))
    #expect(terminal.nextInput(waiting: 60, orUntilReadable: descriptor) == nil)
    #expect(terminal.nextInput(waiting: 60, orUntilReadable: descriptor) == .key(.enter))
  }

  @Test func eachErrorSaysInOneSentenceWhatToTry() {
    let errors: [TerminalError] = [
      .notATerminal, .tooSimple(name: ""), .tooSimple(name: "dumb"), .unknown(name: "vt9999"),
    ]
    for error in errors {
      let sentence = "\(error)"
      #expect(sentence.contains("try "))
      #expect(sentence.hasSuffix("."))
      #expect(!sentence.contains("\n"))
    }
    #expect("\(TerminalError.unknown(name: "vt9999"))".contains("TERM=vt9999"))
  }
}

@Suite struct NcursesTerminalTests {
  @Test func withoutATerminalThereIsAnError() async {
    await #expect(processExitsWith: .exitCode(2)) {
      // Whatever the tests are run from, this process has no terminal.
      close(STDIN_FILENO)
      _ = open("/dev/null", O_RDONLY)
      do throws(TerminalError) {
        _ = try NcursesTerminal(TerminalOptions(), environment: ["TERM": "xterm-256color"])
      } catch {
        exit(error == .notATerminal ? 2 : 3)
      }
    }
  }
}
