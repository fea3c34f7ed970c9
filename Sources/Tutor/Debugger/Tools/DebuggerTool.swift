internal import Compute
internal import Learning
internal import TextUI

/// What lies over the panes and has the keys until it is done.
enum DebuggerTool: Equatable, Sendable {
  /// A number is typed.
  case entry(NumberEntry)
  /// It is chosen which numbers are changed.
  case parts(PartMenu)
  /// What was changed by hand, and what stops a run.
  case changes(choice: Int)
}

/// A number that is being typed, and what it is for.
struct NumberEntry: Equatable, Sendable {
  /// What becomes of it.
  enum Purpose: Equatable, Sendable {
    /// The chosen number becomes this.
    case edit(TensorElement)
    /// A part of the tensor is held at it.
    case hold(TensorPart, of: TensorName)
    /// A run stops where the chosen number gets beyond it.
    case threshold(TensorElement, now: Float)
  }

  var purpose: Purpose
  /// Before the field: `hidden[2]`.
  var label: String
  var entry: TextEntry
  /// What is wrong with it.
  var problem: String?

  /// A field that holds this number to begin with.
  init(_ purpose: Purpose, label: String, value: Float) {
    self.purpose = purpose
    self.label = label
    entry = TextEntry(value.isFinite ? Numbers.tick(Double(value)) : "", limit: 16)
  }

  /// Below the field: what Enter will do.
  var hint: String {
    switch purpose {
    case .edit: "Enter sets it here and now"
    case .hold: "Enter holds it there from here on"
    case .threshold: "Enter stops a run where the number crosses it"
    }
  }

  /// What is asked for, above the field.
  var title: String {
    switch purpose {
    case .edit: "Change a number"
    case .hold: "Hold at a value"
    case .threshold: "Stop at a threshold"
    }
  }
}

/// Which numbers of a tensor are changed, of those that the chosen one belongs to.
struct PartMenu: Equatable, Sendable {
  /// What happens to them.
  enum Verb: Equatable, Sendable {
    /// They become 0, once.
    case zero
    /// They are held at a value.
    case hold
  }

  /// One part that can be taken.
  struct Option: Equatable, Sendable {
    var label: String
    var part: TensorPart
  }

  var verb: Verb
  var tensor: TensorName
  var options: [Option]
  var choice = 0

  /// The parts of a tensor that an element belongs to: itself, everything with its number along one
  /// of the axes, and all.
  ///
  /// - Parameter isBatched: Whether the first axis counts examples.
  init(_ verb: Verb, of tensor: TensorName, at cursor: TensorCursor, isBatched: Bool) {
    self.verb = verb
    self.tensor = tensor
    options = [Option(label: "this number", part: .element(cursor.index))]
    let extents = cursor.extents
    let count = extents.reduce(1, *)
    for axis in extents.indices.reversed() {
      let share = count / max(1, extents[axis])
      // In a batch of one, a unit is one number now, and more in larger batches.
      guard count > 1, share > 1 || (isBatched && axis > 0), share < count else { continue }
      let label = Self.label(axis, of: extents.count, isBatched: isBatched)
      options.append(
        Option(
          label: "\(label) \(cursor.place[axis] + 1)",
          part: .slice(cursor.place[axis], ofAxis: axis)))
    }
    if count > 1 { options.append(Option(label: "all of it", part: .all)) }
  }

  /// `unit`, `row`, `channel or head`.
  private static func label(_ axis: Int, of rank: Int, isBatched: Bool) -> String {
    if isBatched {
      if axis == 0 { return "example" }
      switch (rank, axis) {
      case (2, 1): return "unit"
      case (3, 1): return "place"
      case (3, 2): return "unit"
      case (4, 1): return "channel or head"
      default: break
      }
    }
    return axis == rank - 1 ? "column" : axis == rank - 2 ? "row" : "axis \(axis + 1), number"
  }
}
