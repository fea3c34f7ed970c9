public import Learning
public import TextUI

extension Curve {
  /// The curve as a chart draws it: a point for each bucket, or for at least `span` steps, since
  /// the losses of single batches jump about too much to be read.
  public func points(span: Int = 1) -> [ChartPoint] {
    var points: [ChartPoint] = []
    var sum = 0.0
    var count = 0
    for bucket in buckets {
      sum += Double(bucket.mean) * Double(bucket.count)
      count += bucket.count
      guard count >= span || points.isEmpty else { continue }
      points.append(ChartPoint(Double(bucket.last), sum / Double(count)))
      (sum, count) = (0, 0)
    }
    return points
  }
}
