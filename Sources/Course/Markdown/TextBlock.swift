/// A block of prose.
public indirect enum TextBlock: Equatable, Sendable {
  case paragraph(RichText)
  /// A heading below the step's own (`###`).
  case heading(RichText)
  case list([[TextBlock]], ordered: Bool)
  case quotation([TextBlock])
  /// Set off from the text, in its own lines: a formula or a piece of code.
  case code(String)
  case table(header: [RichText], rows: [[RichText]])
}
