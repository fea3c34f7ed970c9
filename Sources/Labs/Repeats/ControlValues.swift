/// What a control can be set to, found by turning it on a copy of the lab.
public struct ControlValues: Equatable, Sendable {
  /// The control's name in settings.
  public let name: String
  /// As a learner reads it.
  public let label: String
  /// As settings have them, from the lowest to the highest.
  public let settings: [String]
  /// As the control shows them.
  public let texts: [String]
  /// Which of them is set now.
  public let current: Int

  /// Turns no control further than this either way.
  private static let reach = 20

  /// Nil for a control that has no two values, or that is no setting.
  public init?(ofControl index: Int, of lab: any Lab) {
    guard lab.controls.indices.contains(index) else { return nil }
    let control = lab.controls[index]
    guard let now = lab.settings[control.name] else { return nil }
    func walk(_ notch: Int) -> [(setting: String, text: String)] {
      var copy = lab
      var found: [(setting: String, text: String)] = []
      var last = now
      for _ in 0..<Self.reach {
        // Turning one control may change which there are.
        guard copy.controls.indices.contains(index), copy.controls[index].name == control.name
        else { break }
        _ = copy.update(.turn(control: index, by: notch))
        guard let next = copy.settings[control.name], next != last,
          let shown = copy.controls.first(where: { $0.name == control.name })
        else { break }
        found.append((next, shown.value))
        last = next
      }
      return found
    }
    let below = walk(-1).reversed()
    let all = below + [(setting: now, text: control.value)] + walk(1)
    guard all.count > 1 else { return nil }
    name = control.name
    label = control.label
    settings = all.map(\.setting)
    texts = all.map(\.text)
    current = below.count
  }

  /// Values that are given by hand, such as seeds.
  public init(name: String, label: String, settings: [String], current: Int) {
    self.name = name
    self.label = label
    self.settings = settings
    texts = settings
    self.current = current
  }
}
