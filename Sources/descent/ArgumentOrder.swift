/// Lets global options stand before the command as well as after it.
///
///     descent --color never lab spam   →   descent lab spam --color never
///     descent L01                      →   descent learn L01
enum ArgumentOrder {
  /// Options that take a value, as every command declares them.
  private static let valued: Set = [
    "--color", "--glyphs", "--theme", "--lessons", "--data-dir",
  ]
  private static let flags: Set = ["--no-mouse", "--no-motion", "--plain"]

  /// The arguments with the command first. What is for the program itself (`--help`, `--version`)
  /// or is not known stays where it is.
  static func normalized(_ arguments: [String], commands: Set<String>) -> [String] {
    var moved: [String] = []
    var rest = arguments[...]
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
    guard let first = rest.first else { return ["learn"] + moved }
    if commands.contains(first) { return [first] + moved + rest.dropFirst() }
    return first.hasPrefix("-") ? Array(rest) + moved : ["learn"] + moved + rest
  }
}
