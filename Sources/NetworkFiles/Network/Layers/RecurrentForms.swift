internal import Learning

extension LayerForm {
  /// `rnn: 16`, `rnn: {units: 16, return: last, bias: false}`
  static let rnn = LayerForm("rnn", mainField: "units", example: "rnn: {units: 16, return: last}") {
    (fields) throws(NetworkFileError) in
    .rnn(try fields.units(), returns: try fields.returns(), hasBias: try fields.hasBias())
  }

  /// `gru: 16`, `gru: {units: 16, return: last, bias: false}`
  static let gru = LayerForm("gru", mainField: "units", example: "gru: {units: 16, return: last}") {
    (fields) throws(NetworkFileError) in
    .gru(try fields.units(), returns: try fields.returns(), hasBias: try fields.hasBias())
  }

  /// `lstm: 16`, `lstm: {units: 16, return: last, bias: false}`
  static let lstm = LayerForm(
    "lstm", mainField: "units", example: "lstm: {units: 16, return: last}"
  ) { (fields) throws(NetworkFileError) in
    .lstm(try fields.units(), returns: try fields.returns(), hasBias: try fields.hasBias())
  }
}

extension FieldReader {
  /// Which of its states a recurrent layer passes on: all, unless the file says `last`.
  fileprivate mutating func returns() throws(NetworkFileError) -> RecurrentOutput {
    guard let setting = take("return") else { return .sequence }
    let names = RecurrentOutput.allCases.map(\.rawValue)
    let choice = try ChoiceReader(setting, of: "return", among: names, example: "last")
    return RecurrentOutput(rawValue: choice.name) ?? .sequence
  }
}
