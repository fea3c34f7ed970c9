/// What is bought in the repair shop.
public struct RepairPlan: Hashable, Sendable {
  /// Labels that a person looks at again; wrong ones are put right.
  var relabelled = 0
  /// Whether those come first that look least like others with their label.
  var isOddFirst = false
  /// Eights of clear pictures.
  var eights = 0
  /// Foggy pictures of any digit.
  var foggy = 0
  /// Whether the network has twice the units.
  var isDouble = false

  /// Points to spend.
  static let budget = 100

  /// What it costs: 1 a label, 2 an eight or a foggy picture, 20 for the units.
  var cost: Int { relabelled + 2 * eights + 2 * foggy + (isDouble ? 20 : 0) }
  /// Whether it can be paid.
  var isAffordable: Bool { cost <= Self.budget }
  /// Whether nothing is bought.
  var isEmpty: Bool { cost == 0 }

  /// `30 labels, 20 foggy`.
  var name: String {
    let parts = [
      relabelled > 0 ? "\(relabelled) \(isOddFirst ? "odd labels" : "labels")" : nil,
      eights > 0 ? "\(eights) eights" : nil, foggy > 0 ? "\(foggy) foggy" : nil,
      isDouble ? "double" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "as it is" : parts.joined(separator: ", ")
  }
}
