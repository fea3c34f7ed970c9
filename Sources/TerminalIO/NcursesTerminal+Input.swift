internal import CNcurses
internal import CTerminal
internal import Glibc
public import TextUI

extension NcursesTerminal {
  /// The next thing that a person did; see `Terminal.nextInput`.
  ///
  /// ^C ends the process with status 130, and ^Z stops it: neither arrives as a key. When the
  /// terminal goes away the process ends with status 129.
  public mutating func nextInput(
    waiting seconds: Double?, orUntilReadable descriptor: Int32?
  ) -> Input? {
    let deadline = seconds.map {
      TerminalBytes.milliseconds() + Int64(min(max(0, $0), 1e6) * 1000 + 0.5)
    }
    while inputs.isEmpty {
      var requests = [STDIN_FILENO, signals, descriptor ?? -1].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let timeout = Self.timeout(until: [deadline, decoderDeadline].compactMap { $0 }.min())
      // EINTR: a signal, which has rung `signals`.
      guard unsafe poll(&requests, nfds_t(requests.count), timeout) >= 0 else { continue }
      if requests[1].revents != 0 { takeSignals() }
      if requests[0].revents != 0 {
        // A terminal that went away ends the program as its SIGHUP would have.
        guard let bytes = TerminalBytes.read() else { ct_end(SIGHUP) }
        decode(bytes)
      } else if let end = decoderDeadline, TerminalBytes.milliseconds() >= end {
        decoderDeadline = nil
        inputs += decoder.giveUp()
      }
      guard inputs.isEmpty else { break }
      if requests[2].revents != 0 { return nil }
      if let deadline, TerminalBytes.milliseconds() >= deadline { return nil }
    }
    return inputs.removeFirst()
  }

  /// Milliseconds to wait, −1 for as long as it takes.
  private static func timeout(until deadline: Int64?) -> Int32 {
    guard let deadline else { return -1 }
    return Int32(min(max(0, deadline - TerminalBytes.milliseconds()), 1_000_000_000))
  }

  mutating func decode(_ bytes: [UInt8]) {
    inputs += decoder.decode(bytes)
    followTheme()
    decoderDeadline = decoder.patience.map {
      TerminalBytes.milliseconds() + Int64($0 * 1000)
    }
  }

  /// Does what the signals since the last call ask for, each kind once.
  private mutating func takeSignals() {
    let rung = pendingSignals()
    if rung.contains(UInt8(CT_STOP)) {
      TerminalBytes.write(modes.off)
      endwin()
      TerminalBytes.write(modes.farewell)
      ct_stop()
      // The continuing was rung, too.
      _ = pendingSignals()
      resume()
    } else if rung.contains(UInt8(CT_CONTINUED)) {
      // Stopped from outside: what is on the screen, and the modes, are anyone's guess.
      endwin()
      resume()
    } else {
      takeSize()
    }
  }

  private func pendingSignals() -> Set<UInt8> {
    var buffer = [UInt8](repeating: 0, count: 512)
    var rung: Set<UInt8> = []
    while true {
      let count = unsafe read(signals, &buffer, buffer.count)
      guard count > 0 else { return rung }
      rung.formUnion(buffer.prefix(count))
    }
  }

  /// Takes the terminal over again; curses itself restores its own modes.
  private mutating func resume() {
    takeSize()
    unsafe clearok(cn_curscr(), true)
    refresh()
    TerminalBytes.write(modes.on)
  }

  private mutating func takeSize() {
    var window = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0,
      window.ws_col > 0, window.ws_row > 0
    else { return }
    let new = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    guard new != size else { return }
    size = new
    resize_term(Int32(new.rows), Int32(new.columns))
    canvas.forget()
    inputs.append(.resize(new))
  }
}
