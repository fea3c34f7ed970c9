internal import Kernels

/// Functions whose bits are the same on every machine, for numbers that are made before training.
public enum PortableMath {
  /// The natural logarithm of x > 0.
  public static func log(_ x: Float) -> Float { .log(x) }
}
