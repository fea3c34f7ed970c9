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

    /// Bytes of memory that are the program's own or shared with others, and present.
    public var residentBytes: Int {
      let statm = (try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)) ?? ""
      let pages = statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    /// The bytes of each picture that was written since `start`: what stands between the marks of
    /// synchronized output.
    public func pictureSizes(since start: Int = 0) -> [Int] {
      let mark = Array("\u{1B}[?2026".utf8)
      var sizes: [Int] = []
      var begin: Int?
      var place = start
      while place + mark.count < output.count {
        guard output[place] == mark[0], output[place...].starts(with: mark) else {
          place += 1
          continue
        }
        let end = place + mark.count + 1
        if output[end - 1] == UInt8(ascii: "h") {
          begin = end
        } else if let first = begin {
          sizes.append(place - first)
          begin = nil
        }
        place = end
      }
      return sizes
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
