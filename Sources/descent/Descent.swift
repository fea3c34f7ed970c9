import ArgumentParser

/// Plain `ParsableCommand`: under an async main the screen loop would leave thread 1, and resizes
/// would not interrupt the wait for a key.
@main
struct Descent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descent", abstract: "Learn deep learning by doing it.", version: "0.1.0")
}
