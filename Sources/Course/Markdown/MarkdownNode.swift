internal import CCommonMark

/// A piece of a Markdown document as a Swift value: what libcmark-gfm found, and where.
struct MarkdownNode {
  enum Kind: Equatable {
    case document, paragraph, item, quotation, rule, html, image
    case heading(level: Int)
    case list(isOrdered: Bool)
    /// A code block, with the words after its fence.
    case code(info: String, isFenced: Bool)
    case table, row, cell
    case text, softBreak, hardBreak, codeSpan, emphasis, strong
    case link(String)
    /// Something that this reader does not know.
    case other(String)
  }

  var kind: Kind
  /// The characters of a text, code or HTML node.
  var literal: String
  /// Lines and columns of the parsed text, from 1; columns count bytes.
  var startLine: Int
  var startColumn: Int
  var endLine: Int
  var children: [MarkdownNode]
  /// Whether something inside is nested deeper than allowed and was left out.
  var isCutOff: Bool

  /// Parses CommonMark with GitHub's tables.
  init(parsing text: String) {
    _ = Self.registration
    let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { unsafe cmark_parser_free(parser) }
    if let table = unsafe cmark_find_syntax_extension("table") {
      _ = unsafe cmark_parser_attach_syntax_extension(parser, table)
    }
    unsafe cmark_parser_feed(parser, text, text.utf8.count)
    guard let root = unsafe cmark_parser_finish(parser) else {
      self.init(kind: .document, literal: "", startLine: 1, startColumn: 1, endLine: 1)
      return
    }
    defer { unsafe cmark_node_free(root) }
    unsafe self.init(copying: root, depth: 0)
  }

  /// Extensions are registered once; the library's own guard against doing it twice is no lock.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  private init(kind: Kind, literal: String, startLine: Int, startColumn: Int, endLine: Int) {
    self.kind = kind
    self.literal = literal
    self.startLine = startLine
    self.startColumn = startColumn
    self.endLine = endLine
    children = []
    isCutOff = false
  }

  /// Two nodes a level of lists, and as many again for emphases and links.
  private static let maximumDepth = 4 * LessonLimits.textDepth

  private init(copying node: OpaquePointer, depth: Int) {
    let literal = unsafe cmark_node_get_literal(node)
    unsafe self.init(
      kind: Self.kind(of: node), literal: unsafe literal.map { unsafe String(cString: $0) } ?? "",
      startLine: Int(cmark_node_get_start_line(node)),
      startColumn: Int(cmark_node_get_start_column(node)),
      endLine: Int(cmark_node_get_end_line(node)))
    var next = unsafe cmark_node_first_child(node)
    if depth == Self.maximumDepth {
      unsafe isCutOff = next != nil
      return
    }
    while let child = unsafe next {
      let copy = unsafe MarkdownNode(copying: child, depth: depth + 1)
      isCutOff = isCutOff || copy.isCutOff
      children.append(copy)
      unsafe next = cmark_node_next(child)
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    let name = unsafe String(cString: cmark_node_get_type_string(node))
    switch name {
    case "document": return .document
    case "paragraph": return .paragraph
    case "heading": return .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case "list":
      return .list(isOrdered: unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case "item": return .item
    case "block_quote": return .quotation
    case "thematic_break": return .rule
    case "code_block": return unsafe code(node)
    case "html_block", "html_inline": return .html
    case "table": return .table
    case "table_header", "table_row": return .row
    case "table_cell": return .cell
    case "text": return .text
    case "softbreak": return .softBreak
    case "linebreak": return .hardBreak
    case "code": return .codeSpan
    case "emph": return .emphasis
    case "strong": return .strong
    case "link":
      let address = unsafe cmark_node_get_url(node)
      return .link(unsafe address.map { unsafe String(cString: $0) } ?? "")
    case "image": return .image
    default: return .other(name)
    }
  }

  private static func code(_ node: OpaquePointer) -> Kind {
    var length: Int32 = 0
    var offset: Int32 = 0
    var mark: CChar = 0
    let isFenced = unsafe cmark_node_get_fenced(node, &length, &offset, &mark) != 0
    let info = unsafe cmark_node_get_fence_info(node)
    return .code(info: unsafe info.map { unsafe String(cString: $0) } ?? "", isFenced: isFenced)
  }
}
