/// A quantity over the steps of a run, in a fixed number of buckets.
///
/// When all buckets are full, neighbours are joined and each then stands for twice as many
/// points; what is kept of them is the least, the greatest and the mean. Recording allocates
/// nothing.
public struct Curve: Sendable {
  /// Some neighbouring points.
  public struct Bucket: Equatable, Sendable {
    /// The x of the first point.
    public var first: Int
    /// The x of the last point; that of the first where there is but one.
    public var last: Int
    /// How many points it stands for.
    public var count: Int
    /// The least y among them.
    public var minimum: Float
    /// The greatest y among them.
    public var maximum: Float
    /// The mean y, each point counting the same.
    public var mean: Float

    mutating func add(_ other: Bucket) {
      last = other.last
      minimum = min(minimum, other.minimum)
      maximum = max(maximum, other.maximum)
      count += other.count
      mean += (other.mean - mean) * Float(other.count) / Float(count)
    }
  }

  /// From left to right; all but the last stand for `pointsPerBucket` points.
  public private(set) var buckets: [Bucket] = []
  /// The most buckets there will be.
  public let capacity: Int
  /// Points in a full bucket.
  public private(set) var pointsPerBucket = 1
  /// The point that was recorded last.
  public private(set) var latest: (x: Int, y: Float)?

  /// An empty curve; traps unless `capacity` is even and at least 2, since buckets are joined in
  /// pairs.
  public init(capacity: Int = 1024) {
    precondition(capacity >= 2 && capacity.isMultiple(of: 2), "A capacity must be even.")
    self.capacity = capacity
    buckets.reserveCapacity(capacity)
  }

  /// Whether nothing has been recorded.
  public var isEmpty: Bool { buckets.isEmpty }

  /// Adds a point to the right of all others.
  public mutating func record(_ y: Float, at x: Int) {
    latest = (x, y)
    let point = Bucket(first: x, last: x, count: 1, minimum: y, maximum: y, mean: y)
    if let end = buckets.indices.last, buckets[end].count < pointsPerBucket {
      buckets[end].add(point)
      return
    }
    if buckets.count == capacity { halve() }
    if let end = buckets.indices.last, buckets[end].count < pointsPerBucket {
      buckets[end].add(point)
    } else {
      buckets.append(point)
    }
  }

  /// Becomes equal to another curve of the same capacity, keeping the memory it has.
  public mutating func copy(from other: Curve) {
    buckets.removeAll(keepingCapacity: true)
    buckets.append(contentsOf: other.buckets)
    pointsPerBucket = other.pointsPerBucket
    latest = other.latest
  }

  private mutating func halve() {
    for index in 0..<buckets.count / 2 {
      var joined = buckets[2 * index]
      joined.add(buckets[2 * index + 1])
      buckets[index] = joined
    }
    buckets.removeLast(buckets.count / 2)
    pointsPerBucket *= 2
  }
}

extension Curve: Equatable {
  public static func == (a: Curve, b: Curve) -> Bool {
    a.buckets == b.buckets && a.capacity == b.capacity && a.latest?.x == b.latest?.x
      && a.latest?.y == b.latest?.y
  }
}
