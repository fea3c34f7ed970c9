internal import Foundation
internal import Synchronization

/// Work that a thread of its own does while the caller goes on with something else.
struct Meanwhile<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private let box = Box()
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins at once.
  init(_ work: @escaping @Sendable () -> Value) {
    Thread.detachNewThread { [box, isDone] in
      let value = work()
      box.value.withLock { $0 = value }
      isDone.signal()
    }
  }

  /// Waits until the work is done.
  func value() -> Value {
    while true {
      if let value = box.value.withLock({ $0 }) { return value }
      isDone.wait()
    }
  }
}
