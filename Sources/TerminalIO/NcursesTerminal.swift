internal import CNcurses
internal import CTerminal
internal import Glibc
public import TextUI

/// The real screen. Only this target knows curses, and a process has one screen at a time.
///
/// While it is open, stderr is kept in memory and printed at the end; however the program ends, by
/// `close`, `exit`, ^C, a signal or a crash, the terminal is given back.
public struct NcursesTerminal: Terminal {
  /// What was asked for, as far as the terminal goes.
  public let look: Look
  /// As of the last `Input.resize`.
  public private(set) var size: Size
  private let modes: Modes
  private let signals: Int32
  private var canvas: Canvas
  private var decoder = InputDecoder()
  private var inputs: [Input] = []
  /// When, in milliseconds, the rest of an unfinished sequence will not come any more.
  private var decoderDeadline: Int64?
  private var isClosed = false

  /// Takes over the terminal that standard input and output are.
  ///
  /// - Parameters:
  ///   - options: What the person asked for.
  ///   - environment: The process's environment: `TERM`, `COLORTERM`, `NO_COLOR`, `COLORFGBG` and
  ///     the locale.
  /// - Throws: `TerminalError` when there is no terminal, or none that can show screens.
  public init(
    _ options: TerminalOptions, environment: [String: String]
  ) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let name = environment["TERM"] ?? ""
    guard name != "", name != "dumb" else { throw .tooSimple(name: name) }
    Self.setEncoding()

    signals = ct_guard_screen(STDOUT_FILENO)
    let wanted = options.wantedColors(in: environment)
    let background = Self.background(options, environment, wanted)
    guard Self.start(name, wanted, isAsked: options.colors != nil) else {
      ct_release_screen()
      throw .unknown(name: name)
    }
    // Without moving the cursor there is no screen.
    guard Modes.capability("cup") != nil else {
      cn_end()
      ct_release_screen()
      throw .tooSimple(name: name)
    }
    modes = Modes(mouse: options.mouse && Modes.capability("kmous") != nil)
    let restore = modes.restore
    unsafe ct_set_restore(restore, restore.utf8.count)

    look = Look(
      colors: Self.colors(wanted), glyphs: options.glyphSet(in: environment),
      theme: options.theme ?? background?.theme ?? options.theme(in: environment) ?? .dark)
    Self.configure()
    size = Size(columns: Int(cn_columns()), rows: Int(cn_lines()))
    canvas = Canvas(
      look: look, colorCount: Int(cn_colors()), pairCount: Int(cn_color_pairs()))
    TerminalBytes.write(modes.on)
    if let typed = background?.typed { decode(typed) }
  }

  /// Draws what differs from the last picture, all at once where the terminal can do that.
  public mutating func show(_ surface: Surface) {
    guard !isClosed, canvas.draw(surface) else { return }
    refresh()
  }

  /// Gives the terminal back and prints what stderr said meanwhile.
  public mutating func close() {
    guard !isClosed else { return }
    isClosed = true
    TerminalBytes.write(modes.off)
    cn_end()
    ct_release_screen()
  }

  private func refresh() {
    TerminalBytes.write(Modes.pictureStart)
    unsafe wrefresh(cn_stdscr())
    TerminalBytes.write(Modes.pictureEnd)
  }
}

// MARK: - Input

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

  private mutating func decode(_ bytes: [UInt8]) {
    inputs += decoder.decode(bytes)
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

// MARK: - Opening

extension NcursesTerminal {
  /// The locale's encoding, or else UTF-8: without it curses cannot draw what the lessons hold.
  /// The encoding alone: a decimal comma would spoil every number that C code reads.
  private static func setEncoding() {
    unsafe setlocale(LC_CTYPE, "")
    if unsafe String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" {
      unsafe setlocale(LC_CTYPE, "C.UTF-8")
    }
  }

  /// Asks for the background where the answer is wanted and the question is understood.
  private static func background(
    _ options: TerminalOptions, _ environment: [String: String], _ wanted: ColorDepth?
  ) -> BackgroundAnswer? {
    guard options.theme == nil, wanted != ColorDepth.none, environment["TERM"] != "linux" else {
      return nil
    }
    return BackgroundQuery.ask()
  }

  /// Starts curses with the description that fits the colours wanted.
  private static func start(_ name: String, _ wanted: ColorDepth?, isAsked: Bool) -> Bool {
    // The kernel knows the size better than LINES and COLUMNS do.
    use_env(false)
    use_tioctl(true)
    if wanted == .trueColor, !name.hasSuffix("-direct") {
      let isMultiplexer = name.hasPrefix("tmux") || name.hasPrefix("screen")
      let screen = unsafe isMultiplexer ? cn_newterm_direct_tmux() : cn_newterm_direct()
      if unsafe screen != nil { return true }
    }
    // TERM=xterm has eight colours, but who asks for 256 knows better.
    if wanted == .palette256, isAsked, !name.contains("256"), !name.hasSuffix("-direct"),
      unsafe cn_newterm(name + "-256color") != nil
    {
      return true
    }
    return unsafe cn_newterm(name) != nil
  }

  /// What was wanted, as far as the terminal's description goes.
  private static func colors(_ wanted: ColorDepth?) -> ColorDepth {
    guard wanted != ColorDepth.none, has_colors(), start_color() == OK else { return .none }
    use_default_colors()
    let available: ColorDepth =
      switch cn_colors() {
      case ..<8: .none
      case 8..<16: .eight
      case 16..<256: .sixteen
      case 256: .palette256
      default: .trueColor
      }
    guard let wanted else { return available }
    let order = ColorDepth.allCases
    let places = [wanted, available].compactMap(order.firstIndex(of:))
    return places.min().map { order[$0] } ?? available
  }

  private static func configure() {
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    unsafe keypad(cn_stdscr(), true)
    // A key that is waiting must not leave a picture half drawn.
    typeahead(-1)
    // ^S would freeze the screen of whoever hits it by accident.
    var modes = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    modes.c_iflag &= ~tcflag_t(IXON)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    def_prog_mode()
  }
}
