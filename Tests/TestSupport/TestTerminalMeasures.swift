#if canImport(CVTerm)
  internal import Foundation

  /// What the kernel says about the program and its terminal.
  extension TestTerminal {
    /// Seconds of processor time that the program has used, in steps of a hundredth.
    public var processorSeconds: Double {
      let path = "/proc/\(process)/stat"
      guard let line = try? String(contentsOfFile: path, encoding: .utf8),
        let name = line.lastIndex(of: ")")
      else { return 0 }
      // After the name, which may hold anything: state is field 3, utime 14, stime 15.
      let fields = line[name...].split(separator: " ").dropFirst()
      let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
      return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// How often the program's threads have gone to sleep. A program that only waits for a key does
    /// not sleep again before one comes; one that looks about thirty times a second does.
    public var sleeps: Int {
      let folder = "/proc/\(process)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return threads.reduce(0) { sum, thread in
        let path = "\(folder)/\(thread)/status"
        let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
      }
    }

    /// How the terminal treats what is typed and written: echo, whole lines, signals.
    public var lineModes: LineModes {
      var modes = termios()
      tcgetattr(master, &modes)
      return LineModes(
        input: modes.c_iflag, output: modes.c_oflag, control: modes.c_cflag, local: modes.c_lflag)
    }

    /// The four sets of flags of termios.
    public struct LineModes: Equatable, Sendable {
      public let input: UInt32
      public let output: UInt32
      public let control: UInt32
      public let local: UInt32
    }

    /// Whether the alternate screen is up, by the last thing that the program said about it.
    public var isOnAlternateScreen: Bool {
      let last = transcript.ranges(of: #/\u{1B}\[\?1049[hl]/#).last
      return last.map { transcript[$0].hasSuffix("h") } ?? false
    }
  }
#endif
