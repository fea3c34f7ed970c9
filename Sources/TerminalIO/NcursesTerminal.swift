internal import CNcurses
internal import CTerminal
internal import Glibc
public import TextUI

/// The real screen. Only this target knows curses, and a process has one screen at a time.
///
/// While it is open, stderr is kept in memory and printed at the end; however the program ends, by
/// `close`, `exit`, ^C, a signal or a crash, the terminal is given back.
public struct NcursesTerminal: Terminal {
  /// What was asked for, as far as the terminal goes. The theme may change when the terminal is
  /// late to say what its background is; an `Input.resize` then asks for another picture.
  public private(set) var look: Look
  /// As of the last `Input.resize`.
  public internal(set) var size: Size
  let modes: Modes
  let signals: Int32
  var canvas: Canvas
  var decoder = InputDecoder()
  var inputs: [Input] = []
  /// When, in milliseconds, the rest of an unfinished sequence will not come any more.
  var decoderDeadline: Int64?
  /// Whether the terminal's word on its background counts.
  private let asksForTheme: Bool
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
    guard Self.start(name, wanted, isAsked: options.colors != nil) else {
      ct_release_screen()
      throw .unknown(name: name)
    }
    guard Modes.areUnderstood else {
      cn_end()
      ct_release_screen()
      throw .tooSimple(name: name)
    }
    modes = Modes(mouse: options.mouse && Modes.capability("kmous") != nil)
    let restore = modes.restore
    unsafe ct_set_restore(restore, restore.utf8.count)

    look = Look(
      colors: Self.colors(wanted), glyphs: options.glyphSet(in: environment),
      theme: options.theme(in: environment) ?? .dark)
    asksForTheme =
      options.theme == nil && look.colors != .none && TerminalOptions.canBeAsked(name)
    Self.configure()
    size = Size(columns: Int(cn_columns()), rows: Int(cn_lines()))
    canvas = Canvas(
      look: look, colorCount: Int(cn_colors()), pairCount: Int(cn_color_pairs()))
    TerminalBytes.write(modes.on)
    if asksForTheme { askForTheme() }
  }

  /// Takes the other colours if the terminal has said that its background is not what it was
  /// taken for.
  mutating func followTheme() {
    guard asksForTheme, let theme = decoder.answers.theme, theme != look.theme else { return }
    look.theme = theme
    let isSeen = canvas.hasDrawn
    canvas.follow(look)
    if isSeen { inputs.append(.resize(size)) }
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
    let farewell = modes.farewell
    TerminalBytes.write(modes.off)
    cn_end()
    TerminalBytes.write(farewell)
    ct_release_screen()
  }

  func refresh() {
    TerminalBytes.write(Modes.pictureStart)
    unsafe wrefresh(cn_stdscr())
    TerminalBytes.write(Modes.pictureEnd)
  }
}
