internal import CKernels

/// The memory of an arena.
public enum ArenaMemory {
  /// From so many floats on, the memory lies in large pages where the system has them: a step that
  /// goes through all of it waits for fewer entries of the page table.
  private static let large = 1 << 21
  private static let pageSize = 1 << 21

  /// Room for `count` floats, all zero, that begins on a line; to be freed with `deallocate()`.
  public static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let isLarge = count >= large
    let bytes = count * MemoryLayout<Float>.stride
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? pageSize : 64)
    if isLarge { ck_prefer_large_pages(raw, bytes) }
    let memory = raw.bindMemory(to: Float.self, capacity: count)
    memory.initialize(repeating: 0, count: count)
    return memory
  }
}
