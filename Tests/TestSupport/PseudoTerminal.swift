internal import Foundation

/// A program on a pseudo-terminal of its own: the process and the descriptor of its terminal.
enum PseudoTerminal {
  /// A new session whose first opened terminal becomes its controlling one: posix_spawn can say
  /// all of that, so no fork in a threaded process and no C helper.
  static func spawn(
    _ command: [String], environment: [String: String], columns: Int, rows: Int
  ) throws -> (process: pid_t, master: Int32) {
    let (master, name) = try open(columns: columns, rows: rows)

    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Glibc hides
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))

    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in arguments + variables { free(string) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, command[0], &files, &attributes, &arguments, &variables)
    guard failure == 0 else {
      close(master)
      throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO)
    }
    return (process, master)
  }

  static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  private static func open(columns: Int, rows: Int) throws -> (master: Int32, name: String) {
    let master = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw POSIXError(.ENODEV) }
    var unlock: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(master, UInt(0x4004_5431), &unlock) == 0,  // TIOCSPTLCK
      ioctl(master, UInt(0x8004_5430), &number) == 0  // TIOCGPTN
    else {
      close(master)
      throw POSIXError(.ENOTTY)
    }
    setSize(master, columns: columns, rows: rows)
    return (master, "/dev/pts/\(number)")
  }
}
