internal import Learning

/// How a kind of layer is written in a network file: `- conv: {channels: 8, kernel: 3}`.
struct LayerForm: Sendable {
  /// What it is called: `conv`.
  let name: String
  /// The field that may stand alone: `dense: 8` is `dense: {units: 8}`.
  let mainField: String?
  /// How to write it, for errors: `dense: 8`.
  let example: String
  /// Makes the layer of its fields; `layers` are those inside it, already read.
  private let make:
    @Sendable (inout FieldReader, [Model.Entry]) throws(NetworkFileError) -> Model.Entry
  /// Whether it holds a list of layers instead of fields.
  let holdsLayers: Bool

  /// A layer with fields.
  init(
    _ name: String, mainField: String? = nil, example: String,
    make: @escaping @Sendable (inout FieldReader) throws(NetworkFileError) -> Model.Entry
  ) {
    self.name = name
    self.mainField = mainField
    self.example = example
    self.make = { (reader, _) throws(NetworkFileError) in try make(&reader) }
    holdsLayers = false
  }

  /// A layer that holds others.
  init(
    _ name: String, example: String,
    holding make: @escaping @Sendable ([Model.Entry]) -> Model.Entry
  ) {
    self.name = name
    mainField = nil
    self.example = example
    self.make = { (_, layers) throws(NetworkFileError) in make(layers) }
    holdsLayers = true
  }

  /// A layer without fields: `- tanh`.
  init(_ name: String, _ entry: Model.Entry) {
    self.init(name, example: name) { (_) throws(NetworkFileError) in entry }
  }

  /// The layer that these fields describe.
  func entry(
    _ fields: inout FieldReader, holding layers: [Model.Entry] = []
  ) throws(NetworkFileError) -> Model.Entry {
    let entry = try make(&fields, layers)
    try fields.finish()
    return entry
  }
}
