import Foundation
import Testing

@testable import TextUI

@Suite struct ElementaryTests {
  private static let places = stride(from: -20.0, through: 20, by: 0.37).map { $0 }

  @Test func sineAndCosineAreThoseOfTheLibrary() {
    for x in Self.places {
      #expect((Elementary.sine(x) - sin(x)).magnitude < 1e-12)
      #expect((Elementary.cosine(x) - cos(x)).magnitude < 1e-12)
    }
  }

  @Test func logarithmsAreThoseOfTheLibrary() {
    for x in Self.places.map({ pow(10, $0) }) {
      #expect((Elementary.logarithm(x) - log(x)).magnitude < 1e-12)
      #expect((Elementary.logarithm10(x) - log10(x)).magnitude < 1e-12)
    }
    #expect(Elementary.logarithm(0) == -.infinity)
    #expect(Elementary.logarithm(-1).isNaN)
  }

  @Test func rootsAreThoseOfTheLibrary() {
    for x in [1e-9, 0.0031, 0.2, 0.5, 1, 7, 1000] {
      for degree in [2, 3, 5, 12] {
        let expected = pow(x, 1 / Double(degree))
        #expect((Elementary.root(x, degree) / expected - 1).magnitude < 1e-12)
      }
    }
    #expect(Elementary.root(0, 3) == 0)
  }

  @Test func exponentialsAreThoseOfTheLibrary() {
    for x in [-745, -700.5, -20, -1, -1e-9, 0, 0.3, 1, 2.5, 40, 709] {
      #expect((Elementary.exponential(x) / exp(x) - 1).magnitude < 1e-12 || exp(x) < 1e-300)
    }
    #expect(Elementary.exponential(800) == .infinity)
    #expect(Elementary.exponential(-800) == 0)
    #expect(Elementary.exponential(.nan).isNaN)
  }

  @Test func powersOfTenAreExact() {
    for n in 0...22 { #expect(Elementary.tenTo(n) == Double("1e\(n)")) }
    #expect(Elementary.tenTo(-3) == 0.001)
  }
}
