internal import Foundation
internal import TerminalIO
internal import TextUI
public import Tutor

extension Program {
  /// Holds the conversation on standard input and output until the learner leaves, or the input
  /// ends.
  ///
  /// - Throws: errors that say in a sentence what is missing.
  public static func converse(
    opening: Session.Opening, folders: Folders, screen: ScreenOptions
  ) throws {
    let opened = try open(opening, folders: folders)
    var console = LineConsole()
    let glyphs = TerminalOptions(glyphs: screen.glyphs)
      .glyphSet(in: ProcessInfo.processInfo.environment)
    let columns = min(PlainStyle.usualColumns, (console.columns ?? .max) - 1)
    EndingSignals.install()
    var loop = PlainLoop(world: opened.world(folders))
    loop.run(
      PlainSession(
        opened.session(), style: PlainStyle(columns: columns, isASCII: glyphs == .ascii)),
      on: &console)
  }
}
