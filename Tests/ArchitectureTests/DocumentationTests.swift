import Foundation
import Testing

/// Targets that still have public names without a comment: their authors document them along with
/// the work that is under way there. To become empty, and then to go.
private let uncovered: Set<String> = []

/// Every public name says what it is for, above itself, in the source.
@Suite struct DocumentationTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  @Test func everyPublicNameHasAComment() throws {
    let files = try swiftFiles()
    #expect(files.count > 100, "The walk has missed the sources.")
    let protocols = Protocols(in: files.map(\.source))
    for (path, source) in files where !uncovered.contains(String(path.prefix { $0 != "/" })) {
      for gap in source.undocumented(besides: protocols) {
        Issue.record("Sources/\(path):\(gap.line) has no comment: \(gap.code)")
      }
    }
  }

  @Test func targetsThatAreLeftOutExist() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(uncovered.isSubset(of: folders))
  }

  private func swiftFiles() throws -> [(path: String, source: SourceFile)] {
    try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { path in
        let file = Self.sources.appendingPathComponent(path)
        return (path, SourceFile(try String(contentsOf: file, encoding: .utf8)))
      }
  }
}

/// What the walk calls a gap.
@Suite struct DocumentationGapTests {
  private func gaps(_ text: String, besides other: String = "") -> [String] {
    let file = SourceFile(text)
    return file.undocumented(besides: Protocols(in: [file, SourceFile(other)])).map(\.name)
  }

  @Test func aNameWithoutACommentIsAGapHoweverItIsDeclared() {
    #expect(
      gaps(
        """
        public struct A {
          public private(set) var b = 0
          @inlinable public static func c() {}
          package nonisolated(unsafe) let d = 0
          public init?(_ text: String) { return nil }
          public subscript(e: Int) -> Int { e }
          public static prefix func - (f: A) -> A { f }
        }
        public indirect enum G { case h }
        """) == ["A", "b", "c", "d", "init", "subscript", "-", "G"])
  }

  @Test func aCommentCountsAboveAttributesToo() {
    #expect(
      gaps(
        """
        /// A place.
        @frozen
        public struct A {
          /// Cells from the left.
          @usableFromInline
          package var b = 0
        }
        """) == [])
  }

  @Test func whatIsNotADocumentationCommentDoesNotCount() {
    #expect(
      gaps(
        """
        // A place.
        public struct A {
          ///
          public var b = 0
          /// Far away.

          public var c = 0
        }
        """) == ["A", "b", "c"])
  }

  @Test func whatIsNotPublicOrNoDeclarationNeedsNone() {
    #expect(
      gaps(
        """
        public import Compute
        struct A {
          var b = 0
          private func c() {}
        }
        extension A {}
        /// Text: public var d
        /// More.
        """) == [])
  }

  @Test func aWitnessNeedsNoneWhereItsTypeConforms() {
    let shape = "public protocol Shape {\n  /// In cells.\n  var area: Int { get }\n}\n"
    let round = "/// Rounder.\nprotocol Round: Shape {\n}\n"
    let member = "  public var area: Int { 0 }\n}\n"
    #expect(gaps("/// A.\npublic struct A: Sendable,\n  Shape\n{\n" + member, besides: shape) == [])
    #expect(gaps("/// A.\npublic struct A: Round {\n" + member, besides: shape + round) == [])
    #expect(gaps("extension Shape {\n" + member, besides: shape) == [])
    #expect(gaps("/// A.\npublic struct A {\n" + member, besides: shape) == ["area"])
    #expect(gaps("/// A.\npublic struct Shapes {\n" + member, besides: shape) == ["area"])
  }

  @Test func requirementsOfAPublicProtocolNeedOneThemselves() {
    #expect(
      gaps(
        """
        /// A.
        public protocol A: Sendable {
          associatedtype B
          /// Known.
          var c: Int { get }
          mutating func d(
            _ e: Int
          )
        }
        protocol F {
          var g: Int { get }
        }
        """) == ["B", "d"])
  }

  @Test func witnessesOfTheStandardLibraryAndPlainInitializersNeedNone() {
    #expect(
      gaps(
        """
        extension A {
          public var description: String { "" }
          public static func == (a: A, b: A) -> Bool { true }
          public init() {}
          public init(b: Int) {}
        }
        """) == ["init"])
  }
}

/// What the standard library's protocols ask for, and explains itself.
private let standardWitnesses: Set = ["description", "==", "<", "hash"]

/// One declaration at the beginning of a line.
private struct Declaration {
  /// `public`, `static` and the like, before the keyword.
  let modifiers: [Substring]
  let keyword: Substring
  /// What is declared; the keyword itself for what has no name.
  let name: String

  var isPublic: Bool { modifiers.contains("public") || modifiers.contains("package") }

  /// How lines begin that may declare something. Most do not, and the pattern is slow.
  private static let beginnings: Set<Substring> = [
    "actor", "associatedtype", "borrowing", "class", "consuming", "convenience", "dynamic", "enum",
    "extension", "fileprivate", "final", "func", "indirect", "infix", "init", "internal", "lazy",
    "let", "mutating", "nonisolated", "nonmutating", "open", "override", "package", "postfix",
    "prefix", "private", "protocol", "public", "required", "static", "struct", "subscript",
    "typealias", "unowned", "var", "weak",
  ]

  init?(_ line: String) {
    let text = line.utf8.drop { $0 == UInt8(ascii: " ") }
    guard
      text.first == UInt8(ascii: "@")
        || Self.beginnings.contains(
          Substring(text.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }))
    else { return nil }
    let pattern =
      #/
      ^ \s* (?: @ \w+ (?: \( [^)]* \) )? \s+ )*
      ( (?: [a-z]+ (?: \( [a-z]+ \) )? \s+ )*? )
      ( struct | class | enum | actor | protocol | extension | func | var | let | init | subscript
        | typealias | associatedtype ) \b
      \s* ( [^ \s ( < : = { ]+ | [ < = ]+ )?
      /#
    guard let match = line.firstMatch(of: pattern) else { return nil }
    modifiers = match.output.1.split(separator: " ")
    keyword = match.output.2
    switch keyword {
    case "init", "subscript": name = String(keyword)
    default: name = String(match.output.3 ?? keyword)
    }
  }
}

/// A source file by its lines, whose layout the formatter has made sure of.
private struct SourceFile {
  let lines: [String]
  /// What each line declares, read once.
  let declarations: [Declaration?]

  /// A public declaration that nothing is said of.
  struct Gap {
    /// Counted from 1.
    let line: Int
    let name: String
    let code: String
  }

  init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    declarations = lines.map(Declaration.init)
  }

  /// The public names without a comment; witnesses of known protocols need none, nor does
  /// `public init() {}`, of which there is nothing to say that its type has not said.
  func undocumented(besides protocols: Protocols) -> [Gap] {
    let witnesses = protocols.requirements(of: conformances)
    let required = protocolBodies.filter(\.declaration.isPublic).flatMap(\.requirements)
    return lines.indices.compactMap { index in
      guard let declaration = declarations[index], declaration.keyword != "extension",
        declaration.isPublic && !witnesses.contains(declaration.name) || required.contains(index),
        !standardWitnesses.contains(declaration.name), !hasComment(above: index),
        !lines[index].hasSuffix("init() {}")
      else { return nil }
      return Gap(
        line: index + 1, name: declaration.name,
        code: lines[index].trimmingCharacters(in: .whitespaces))
    }
  }

  /// Protocols declared here, with the numbers of the lines on which their requirements begin.
  var protocolBodies: [(declaration: Declaration, header: Set<String>, requirements: [Int])] {
    lines.indices.compactMap { index in
      guard let declaration = declarations[index], declaration.keyword == "protocol" else {
        return nil
      }
      let indent = lines[index].prefix { $0 == " " }
      let end = lines[index...].firstIndex(of: indent + "}") ?? index
      let requirements = (index..<end).dropFirst().filter { line in
        lines[line].hasPrefix(indent + "  ") && !lines[line].hasPrefix(indent + "   ")
          && declarations[line] != nil
      }
      return (declaration, header(from: index), requirements)
    }
  }

  /// Every name in the head of a type or an extension: the protocols that this file conforms to
  /// are among them.
  private var conformances: Set<String> {
    let heads: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "extension"]
    return lines.indices.reduce(into: []) { names, index in
      guard let declaration = declarations[index], heads.contains(declaration.keyword) else {
        return
      }
      names.formUnion(header(from: index))
    }
  }

  /// The names from a declaration's line to the brace that opens its body.
  private func header(from index: Int) -> Set<String> {
    var names: Set<String> = []
    for line in lines[index...] {
      let head = line.prefix { $0 != "{" }
      names.formUnion(head.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
      if head.count < line.count { break }
    }
    return names
  }

  private func hasComment(above index: Int) -> Bool {
    var line = index - 1
    while line >= 0, lines[line].trimmingCharacters(in: .whitespaces).hasPrefix("@") { line -= 1 }
    guard line >= 0 else { return false }
    let text = lines[line].trimmingCharacters(in: .whitespaces)
    return text.hasPrefix("///") && text.count > 3
  }
}

/// The protocols of the package, whose requirements are explained where they are declared.
private struct Protocols {
  private var requirements: [String: Set<String>] = [:]
  private var headers: [String: Set<String>] = [:]

  init(in files: [SourceFile]) {
    for file in files {
      for (declaration, header, lines) in file.protocolBodies {
        requirements[declaration.name, default: []].formUnion(
          lines.compactMap { file.declarations[$0]?.name })
        headers[declaration.name, default: []].formUnion(header)
      }
    }
  }

  /// What the protocols among these names ask for, and those that they refine.
  func requirements(of names: Set<String>) -> Set<String> {
    var known: Set<String> = []
    var open = names
    while let name = open.popFirst() {
      guard known.insert(name).inserted, let header = headers[name] else { continue }
      open.formUnion(header.subtracting(known))
    }
    return known.reduce(into: []) { $0.formUnion(requirements[$1] ?? []) }
  }
}
