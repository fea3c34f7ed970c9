/// A unit of a network: which layer and which of its units, both from 0.
public struct UnitPlace: Hashable, Sendable {
  /// From the inputs, which are layer 0.
  public var layer: Int
  /// From the top.
  public var unit: Int

  /// A place, layer first.
  public init(layer: Int, unit: Int) {
    self.layer = layer
    self.unit = unit
  }
}

/// A weight of a network: the unit that it leads to, and the unit of the layer before that it comes
/// from.
public struct WirePlace: Hashable, Sendable {
  /// The unit whose sum it is part of.
  public var target: UnitPlace
  /// Which unit of the layer before, from the top.
  public var source: Int

  /// A place, target first.
  public init(to target: UnitPlace, from source: Int) {
    self.target = target
    self.source = source
  }

  /// The unit that it comes from.
  public var sourcePlace: UnitPlace { UnitPlace(layer: target.layer - 1, unit: source) }

  /// Whether it begins or ends at that unit.
  public func touches(_ place: UnitPlace) -> Bool { target == place || sourcePlace == place }
}

/// Walks over the units of a network with arrow keys.
///
/// Left and right go to the unit at the nearest height of the next layer; the height is remembered,
/// so that a way through a layer of one unit comes out where it went in.
public struct NetworkCursor: Hashable, Sendable {
  /// Where it stands.
  public private(set) var place: UnitPlace
  /// 0...1 from the top of its layer.
  private var height: Double

  /// A cursor on a unit of layers with `unitCounts` units; a place beyond them is moved within.
  public init(_ place: UnitPlace, unitCounts: [Int]) {
    self.place = place
    height = 0
    settle(place, unitCounts)
  }

  /// Follows an arrow key, Home or End; false if it is another key or the edge is reached.
  public mutating func move(_ key: Key, unitCounts: [Int]) -> Bool {
    guard unitCounts.indices.contains(place.layer) else {
      settle(place, unitCounts)
      return false
    }
    let old = place
    switch key {
    case .left: changeLayer(to: place.layer - 1, unitCounts)
    case .right: changeLayer(to: place.layer + 1, unitCounts)
    case .up: settle(UnitPlace(layer: place.layer, unit: place.unit - 1), unitCounts)
    case .down: settle(UnitPlace(layer: place.layer, unit: place.unit + 1), unitCounts)
    case .home: settle(UnitPlace(layer: place.layer, unit: 0), unitCounts)
    case .end: settle(UnitPlace(layer: place.layer, unit: .max), unitCounts)
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .function, .control:
      return false
    }
    return place != old
  }

  private mutating func changeLayer(to layer: Int, _ unitCounts: [Int]) {
    guard unitCounts.indices.contains(layer), unitCounts[layer] > 0 else { return }
    let count = unitCounts[layer]
    place = UnitPlace(layer: layer, unit: min(count - 1, Int(height * Double(count))))
  }

  private mutating func settle(_ wanted: UnitPlace, _ unitCounts: [Int]) {
    let layer = min(max(0, wanted.layer), max(0, unitCounts.count - 1))
    let count = unitCounts.indices.contains(layer) ? max(1, unitCounts[layer]) : 1
    let unit = min(max(0, wanted.unit), count - 1)
    place = UnitPlace(layer: layer, unit: unit)
    height = (Double(unit) + 0.5) / Double(count)
  }
}
