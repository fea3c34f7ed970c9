import Synchronization

/// Values that are made when they are first asked for and kept: what several tests look at is
/// played once.
public final class Once<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private let slots = Mutex<[Key: Slot]>([:])

  /// Nothing was asked for yet.
  public init() {}

  /// The value, made now if nobody has asked for it before; whoever asks meanwhile waits for it.
  public func value(for key: Key, make: () throws -> Value) throws -> Value {
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      let slot = Slot()
      slots[key] = slot
      return slot
    }
    return try slot.value.withLock { value in
      if let value { return value }
      let made = try make()
      value = made
      return made
    }
  }
}
