import Foundation
import Kernels
import Testing

/// Against the C library, which rounds to within a unit in the last place.
@Suite struct ReferenceScalarTests {
  private static let inputs =
    (-400...400).map { Double($0) * 0.173 } + [1e-12, 0.0199, 0.0201, 88.7, -745, 1e-300]

  @Test func exponentialsAreThoseOfTheLibrary() {
    for x in Self.inputs { expectRelative(Double.exp(x), Foundation.exp(x)) }
    #expect(Double.exp(800) == .infinity && Double.exp(-800) == 0 && Double.exp(.nan).isNaN)
  }

  @Test func logarithmsAreThoseOfTheLibrary() {
    for x in Self.inputs where x != 0 {
      expectRelative(Double.log(abs(x)), Foundation.log(abs(x)))
    }
    #expect(Double.log(1) == 0 && Double.log(0) == -.infinity && Double.log(-1).isNaN)
  }

  @Test func hyperbolicTangentsAreThoseOfTheLibrary() {
    for x in Self.inputs { expectRelative(Double.tanh(x), Foundation.tanh(x), tolerance: 1e-13) }
  }

  @Test func errorFunctionsAreThoseOfTheLibrary() {
    for x in Self.inputs { expectRelative(Double.erf(x), Foundation.erf(x), tolerance: 1e-15) }
    for x in Self.inputs {
      expectRelative(Double.erf(x / 20), Foundation.erf(x / 20), tolerance: 1e-15)
    }
    #expect(Double.erf(.infinity) == 1 && Double.erf(-.infinity) == -1 && Double.erf(.nan).isNaN)
  }

  @Test func sinesAndCosinesAreThoseOfTheLibrary() {
    let large = (0..<1000).map { Double($0) * 1000.37 }
    for x in Self.inputs + large {
      #expect(abs(Double.sin(x) - Foundation.sin(x)) < 4e-16, "sin \(x)")
      #expect(abs(Double.cos(x) - Foundation.cos(x)) < 4e-16, "cos \(x)")
    }
    for k in -3...3 {
      let x = Double(k) * .pi / 2
      #expect(abs(Double.sin(x) - Foundation.sin(x)) < 1e-16)
    }
    #expect(Double.sin(.infinity).isNaN && Double.cos(.nan).isNaN && Double.cos(0) == 1)
  }

  @Test func floatsAreRoundedFromDoubles() {
    for x in Self.inputs.map(Float.init) where abs(x) < 80 {
      #expect(Float.exp(x) == Float(Foundation.exp(Double(x))))
      #expect(Float.tanh(x) == Float(Foundation.tanh(Double(x))))
      #expect(Float.erf(x) == Float(Foundation.erf(Double(x))))
    }
  }

  private func expectRelative(
    _ a: Double, _ b: Double, tolerance: Double = 4e-16,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      a == b || abs(a - b) <= tolerance * abs(b) + Double.leastNonzeroMagnitude * 100,
      "\(a), not \(b)",
      sourceLocation: sourceLocation)
  }
}
