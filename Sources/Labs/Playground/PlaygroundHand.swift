internal import Compute
internal import Learning
internal import TextUI

/// Which number of the chosen unit is changed by hand, and what was typed of its new value.
struct PlaygroundHand: Equatable, Sendable {
  /// Whether the keys act on numbers, not on units.
  var isOpen = false
  /// Which weight, from the top; the bias follows the last one.
  var number = 0
  /// What is typed; empty if nothing is.
  var typed = ""

  /// Takes a key for the typed number; false if it means nothing there.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character) where character.isASCII && character.isNumber:
      guard typed.count < 9 else { return true }
      typed.append(character)
    case .character(".") where !typed.isEmpty && !typed.contains("."): typed.append(".")
    case .character("-") where !typed.isEmpty:
      typed = typed.hasPrefix("-") ? String(typed.dropFirst()) : "-" + typed
    case .backspace where !typed.isEmpty:
      typed.removeLast()
      if typed == "-" { typed = "" }
    case _: return false
    }
    return true
  }
}

/// Changing weights and biases by hand.
extension PlaygroundLab {
  /// The layer of weights of the chosen unit, 0 being the first hidden one; nil for an input.
  var chosenLayer: Int? { cursor.place.layer > 0 ? cursor.place.layer - 1 : nil }
  /// How many numbers the chosen unit has: its weights and its bias.
  var numberCount: Int { chosenLayer == nil ? 0 : unitCounts[cursor.place.layer - 1] + 1 }
  /// Whether keys change numbers now.
  var isByHand: Bool { numberCount > 0 && (view == .unit || (view == .network && hand.isOpen)) }

  /// The name of a unit: `x₁`, `h₂.3`, `ŷ`.
  func name(_ place: UnitPlace) -> String {
    if place.layer == 0 {
      return setup.features.indices.contains(place.unit) ? setup.features[place.unit].label : ""
    }
    guard place.layer <= setup.units.count else { return "ŷ" }
    return "h" + Self.subscripts[place.layer % 10] + ".\(place.unit + 1)"
  }
  private static let subscripts = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]

  /// Where one of the chosen unit's numbers is kept.
  private func place(ofNumber number: Int) -> (name: TensorName, index: Int)? {
    guard let layer = chosenLayer, setup.layerNames.indices.contains(layer) else { return nil }
    let name = TensorName(setup.layerNames[layer])
    let sources = numberCount - 1
    return number < sources
      ? (name.appending("weight"), cursor.place.unit * sources + number)
      : (name.appending("bias"), cursor.place.unit)
  }

  /// The value of one of the chosen unit's numbers, as last reported.
  private func value(ofNumber number: Int) -> Float? {
    guard let place = place(ofNumber: number), let values = report?.snapshot.values[place.name],
      values.indices.contains(place.index)
    else { return nil }
    return values[place.index]
  }

  private mutating func setNumber(to value: Float) -> [LabCommand] {
    guard let place = place(ofNumber: hand.number), let report, isMainLive, value.isFinite
    else { return [] }
    edits = report.edits
    return [.edit([TensorEdit(place.name, place.index, to: value)])]
  }

  /// A key that changes numbers; nil if it means something else.
  mutating func pressByHand(_ key: Key) -> [LabCommand]? {
    guard isByHand else { return nil }
    if hand.type(key) { return [] }
    switch key {
    case .up, .down:
      hand.typed = ""
      hand.number = min(max(0, hand.number + (key == .up ? -1 : 1)), numberCount - 1)
      return []
    case .character("+"), .character("="): return nudge(by: 0.1)
    case .character("-"): return nudge(by: -0.1)
    case .enter:
      guard let value = Float(hand.typed) else {
        hand.isOpen = false
        return []
      }
      hand.typed = ""
      return setNumber(to: value)
    case .escape:
      if hand.typed.isEmpty { hand.isOpen = false }
      hand.typed = ""
      return []
    case _: return nil
    }
  }

  private mutating func nudge(by amount: Float) -> [LabCommand] {
    guard let value = value(ofNumber: hand.number) else { return [] }
    // To tenths, so that the way back ends where it began.
    return setNumber(to: ((value + amount) * 10).rounded() / 10)
  }
}
