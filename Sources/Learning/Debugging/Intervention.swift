public import Compute

/// Something changed by hand in the middle of a step.
public struct Intervention: Equatable, Identifiable, Sendable {
  /// How long a change lasts.
  public enum Kind: Equatable, Sendable {
    /// Once, where it is made; what is computed later may change the elements again.
    case set
    /// From where it is made on: whenever an instruction has written the elements, or a batch has been
    /// loaded into them, they get the value again.
    case clamp
  }

  /// Unlike that of any other of the same run.
  public let id: Int
  /// Where in the run it was made.
  public let position: StepPosition
  /// What is changed.
  public let tensor: TensorName
  /// Which of its elements.
  public let part: TensorPart
  /// What they become.
  public let value: Float
  /// How long it lasts.
  public let kind: Kind
}

/// All changes of a run in the order in which they take effect.
struct InterventionList: Sendable {
  private(set) var all: [Intervention] = []

  mutating func insert(_ intervention: Intervention) {
    let place =
      all.firstIndex { ($0.position, $0.id) > (intervention.position, intervention.id) }
      ?? all.count
    all.insert(intervention, at: place)
  }

  mutating func remove(_ id: Int) -> Intervention? {
    all.firstIndex { $0.id == id }.map { all.remove(at: $0) }
  }

  /// What takes effect on reaching a place where these tensors have just been written: first what is
  /// held there, then what was changed in this very place.
  func changes(at position: StepPosition, written: [TensorName]) -> [Intervention] {
    guard !all.isEmpty else { return [] }
    return all.filter {
      $0.kind == .clamp && $0.position < position && written.contains($0.tensor)
    } + all.filter { $0.position == position }
  }
}
