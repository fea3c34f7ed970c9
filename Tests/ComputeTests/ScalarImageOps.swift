import Compute

/// The ops on images once more, written in single numbers; every op of the catalogue that
/// `computeInScalars` cannot do without shapes.
func computeImagesInScalars(
  _ op: any Op, _ inputs: [ScalarMatrix], shapes: [Shape]
) -> ScalarMatrix? {
  let x = ScalarImages(inputs[0].scalars, shapes[0])
  switch op {
  case let op as Convolution: return convolution(op, x, inputs, shapes)
  case let op as MaxPooling:
    return x.slide(op.size, op.stride, op.padding) { _, window in window.maximum }
  case let op as AveragePooling:
    return x.slide(op.size, op.stride, op.padding) { _, window in
      Scalar.sum(window) / Scalar(Double(op.size.height * op.size.width))
    }
  case let op as GlobalPooling:
    let whole = PixelSize(height: x.height, width: x.width)
    let pooled = x.slide(whole, PixelSize(1), PixelSize(0)) { _, window in
      switch op.kind {
      case .max: window.maximum
      case .average: Scalar.mean(window)
      }
    }
    return ScalarMatrix(rows: x.count, columns: x.channels, pooled.scalars)
  case let op as BatchNormalization: return batchNorm(op, x, inputs)
  default: return nil
  }
}

/// Images [count × channels × height × width], or a matrix as images of one pixel.
private struct ScalarImages {
  let count, channels, height, width: Int
  let scalars: [Scalar]

  init(_ scalars: [Scalar], _ shape: Shape) {
    self.scalars = scalars
    let extents = shape.extents + [1, 1]
    channels = extents[1]
    height = extents[2]
    width = extents[3]
    count = scalars.count / (channels * height * width)
  }

  /// Zero outside of the image.
  func at(_ n: Int, _ c: Int, _ i: Int, _ j: Int) -> Scalar? {
    guard 0..<height ~= i, 0..<width ~= j else { return nil }
    return scalars[((n * channels + c) * height + i) * width + j]
  }

  /// What a window sees at each of its places, without what lies outside the image.
  func slide(
    _ size: PixelSize, _ stride: PixelSize, _ padding: PixelSize,
    _ compute: (_ channel: Int, _ window: [Scalar]) -> Scalar
  ) -> ScalarMatrix {
    let columns = (width + 2 * padding.width - size.width) / stride.width + 1
    let rows = (height + 2 * padding.height - size.height) / stride.height + 1
    var results: [Scalar] = []
    for n in 0..<count {
      for c in 0..<channels {
        for row in 0..<rows {
          for column in 0..<columns {
            let window = (0..<size.height * size.width).compactMap { index in
              at(
                n, c, row * stride.height - padding.height + index / size.width,
                column * stride.width - padding.width + index % size.width)
            }
            results.append(compute(c, window))
          }
        }
      }
    }
    return ScalarMatrix(rows: results.count / columns, columns: columns, results)
  }
}

extension [Scalar] {
  fileprivate var maximum: Scalar { reduce(self[0]) { $1.value > $0.value ? $1 : $0 } }
}

private func convolution(
  _ op: Convolution, _ x: ScalarImages, _ inputs: [ScalarMatrix], _ shapes: [Shape]
) -> ScalarMatrix {
  let weight = ScalarImages(inputs[1].scalars, shapes[1])
  let rows = (x.height + 2 * op.padding.height - weight.height) / op.stride.height + 1
  let columns = (x.width + 2 * op.padding.width - weight.width) / op.stride.width + 1
  var results: [Scalar] = []
  for n in 0..<x.count {
    for o in 0..<weight.count {
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = inputs.count == 3 ? inputs[2].scalars[o] : Scalar(0)
          for c in 0..<x.channels {
            for u in 0..<weight.height {
              for v in 0..<weight.width {
                let pixel = x.at(
                  n, c, row * op.stride.height + u - op.padding.height,
                  column * op.stride.width + v - op.padding.width)
                if let pixel, let factor = weight.at(o, c, u, v) { sum = sum + factor * pixel }
              }
            }
          }
          results.append(sum)
        }
      }
    }
  }
  return ScalarMatrix(rows: results.count / columns, columns: columns, results)
}

private func batchNorm(
  _ op: BatchNormalization, _ x: ScalarImages, _ inputs: [ScalarMatrix]
) -> ScalarMatrix {
  let area = x.height * x.width
  func channel(_ index: Int) -> Int { index / area % x.channels }
  var (means, variances) = (inputs[3].scalars, inputs[4].scalars)
  if op.isTraining {
    for c in 0..<x.channels {
      let all = x.scalars.indices.filter { channel($0) == c }.map { x.scalars[$0] }
      let mean = Scalar.mean(all)
      means[c] = mean
      variances[c] = Scalar.mean(all.map { ($0 - mean) * ($0 - mean) })
    }
  }
  let results = x.scalars.indices.map { index in
    let c = channel(index)
    // √v = e^(ln v / 2)
    let deviation = ((variances[c] + Scalar(1e-5)).log * Scalar(0.5)).exp
    return (x.scalars[index] - means[c]) / deviation * inputs[1].scalars[c] + inputs[2].scalars[c]
  }
  let columns = inputs[0].columns
  return ScalarMatrix(rows: results.count / columns, columns: columns, results)
}
