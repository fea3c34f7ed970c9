import ArgumentParser
import Runtime
import TextUI
import Tutor

struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Print widgets, charts and screens as text.",
    discussion: """
      Each has its name, what a screen reader says of it, and the picture at three sizes. Colours \
      are written to a terminal, and elsewhere if --color asks for them; with --plain there are no \
      pictures.
      """)

  @Argument(
    help: ArgumentHelp(
      "The beginning of a name: line-chart, lab-spam; all without.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("One size instead of three: 80x24.", valueName: "columns x rows"))
  var size: PictureSize?

  @Flag(help: "List the names, one a line, and end.")
  var list = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let gallery = try Program.gallery(folders: try options.folders())
    let items = gallery.items(named: name ?? "")
    guard !items.isEmpty else {
      let near = gallery.namesNear(name ?? "").joined(separator: ", ")
      throw GalleryError(
        description: "The gallery has no “\(name ?? "")”. Near it: \(near); "
          + "descent gallery --list names all.")
    }
    if list {
      for item in items { print(item.name) }
      return
    }
    let (look, isColored) = Program.printedLook(options.screenOptions)
    for item in items {
      let exhibit = item.exhibit()
      print(look.written(item.name))
      for line in StyledText(look.written(exhibit.summary)).wrapped(to: 78) { print(line.plain) }
      print("")
      guard !options.plain else { continue }
      for size in size.map({ [$0.size] }) ?? item.sizes {
        print("\(size.columns)x\(size.rows)")
        let picture = exhibit.picture(in: size, look: look)
        print(isColored ? picture.ansi : picture.description + "\n")
      }
    }
  }
}

/// A size as it is typed: `80x24`.
struct PictureSize: ExpressibleByArgument {
  let size: Size

  init?(argument: String) {
    let parts = argument.lowercased().split { "x×".contains($0) }.map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...500).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }
}

private struct GalleryError: Error, CustomStringConvertible {
  let description: String
}

extension Look {
  /// Text in the characters that pictures may use.
  fileprivate func written(_ text: String) -> String {
    guard glyphs == .ascii else { return text.replacing("\u{A0}", with: " ") }
    return String(text.map(\.asciiFolded))
  }
}
