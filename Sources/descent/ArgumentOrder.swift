/// Lets global options stand before the command as well as after it.
///
///     descent --color never lab spam   →   descent lab spam --color never
///     descent L01                      →   descent learn L01
///     descent --guest progress show    →   descent progress show --guest
enum ArgumentOrder {
  /// Options that take a value, as every command declares them.
  private static let valued: Set = [
    "--color", "--glyphs", "--theme", "--lessons", "--data-dir", "--learner",
  ]
  private static let flags: Set = ["--no-mouse", "--no-motion", "--plain", "--guest"]

  /// The arguments with the command first. What is for the program itself (`--help`, `--version`)
  /// or is not known stays where it is.
  ///
  /// - Parameter subcommands: The commands of commands, such as `progress export`.
  static func normalized(
    _ arguments: [String], commands: Set<String>, subcommands: [String: Set<String>] = [:]
  ) -> [String] {
    var rest = arguments[...]
    var moved = takeOptions(from: &rest)
    guard let first = rest.first else { return ["learn"] + moved }
    if let own = subcommands[first] {
      rest = rest.dropFirst()
      moved += takeOptions(from: &rest)
      let second = rest.first.flatMap { own.contains($0) ? $0 : nil }
      return [first] + (second.map { [$0] } ?? []) + moved + rest.dropFirst(second == nil ? 0 : 1)
    }
    if commands.contains(first) { return [first] + moved + rest.dropFirst() }
    return first.hasPrefix("-") ? Array(rest) + moved : ["learn"] + moved + rest
  }

  /// The global options at the beginning.
  private static func takeOptions(from rest: inout ArraySlice<String>) -> [String] {
    var moved: [String] = []
    while let argument = rest.first {
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if valued.contains(name) {
        moved.append(argument)
        rest = rest.dropFirst()
        if name == argument, let value = rest.first {
          moved.append(value)
          rest = rest.dropFirst()
        }
      } else if flags.contains(argument) {
        moved.append(argument)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return moved
  }
}
