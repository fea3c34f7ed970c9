/// The dials of a lab, by name: what its controls show, what its settings keep, and what its
/// experiments are made with.
public struct ControlSheet: Equatable, Sendable {
  /// In the order in which they are shown.
  public private(set) var dials: [Dial]

  /// A sheet of dials whose names differ.
  public init(_ dials: [Dial]) {
    precondition(Set(dials.map(\.name)).count == dials.count, "Two dials have one name.")
    self.dials = dials
  }

  private func dial(_ name: String) -> Dial {
    guard let dial = dials.first(where: { $0.name == name }) else {
      preconditionFailure("There is no dial \(name).")
    }
    return dial
  }

  /// The number of a dial that exists.
  public func number(_ name: String) -> Double { dial(name).value }
  /// The whole number of a dial that exists.
  public func count(_ name: String) -> Int { Int(dial(name).value) }
  /// The word that a dial is at, one that exists.
  public func word(_ name: String) -> String { dial(name).word }
  /// Whether a dial that exists is on.
  public func isOn(_ name: String) -> Bool { dial(name).value == 1 }

  /// Turns a dial; nothing if there is none of this name.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  public mutating func turn(_ name: String, by notches: Int) -> Bool {
    guard let index = dials.firstIndex(where: { $0.name == name }) else { return false }
    return dials[index].turn(by: notches)
  }

  /// Moves a dial to this share of its way, as the mouse does; nothing if there is none of this name.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  public mutating func slide(_ name: String, to share: Double) -> Bool {
    guard let index = dials.firstIndex(where: { $0.name == name }) else { return false }
    return dials[index].slide(to: share)
  }

  /// Takes a setting.
  ///
  /// - Returns: whether there is such a dial and it has such a value.
  @discardableResult
  public mutating func set(_ name: String, to text: String) -> Bool {
    guard let index = dials.firstIndex(where: { $0.name == name }) else { return false }
    return dials[index].set(text)
  }

  /// Every dial as text, by name.
  public var settings: [String: String] {
    Dictionary(uniqueKeysWithValues: dials.map { ($0.name, $0.setting) })
  }

  /// The controls of these dials, in this order.
  public func controls(_ names: [String]) -> [LabControl] {
    names.map { name in
      let dial = dial(name)
      let share: Double? =
        switch dial.range {
        case .numbers, .counts: dial.position
        case .words, .flag: nil
        }
      return LabControl(name, label: dial.label, value: dial.text, share: share)
    }
  }
}
