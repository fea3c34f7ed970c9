import Compute
import Foundation
import Testing

@Suite struct PortableMathTests {
  @Test func powersAreThoseOfTheLibrary() {
    for (base, exponent) in [(10_000, 0.125), (10_000, -0.75), (0.5, 3.3), (2, 0), (1, 100)] {
      let expected = Foundation.pow(base, exponent)
      #expect(abs(PortableMath.power(base, exponent) / expected - 1) < 4e-15)
    }
    for exponent in [0, 1, 2, 13, 64] {
      let expected = Foundation.pow(1.1, Double(exponent))
      #expect(abs(PortableMath.power(1.1, exponent) / expected - 1) < 1e-14)
    }
  }

  /// So that positions, data and schedules are the same on every machine.
  @Test func functionsHaveTheirBits() {
    let found = [
      PortableMath.sin(0.7), PortableMath.cos(0.7), PortableMath.sin(-1234.5),
      PortableMath.cos(1234.5), PortableMath.erf(0.3), PortableMath.erf(2), PortableMath.erf(-3),
      PortableMath.exp(-1.5), PortableMath.tanh(0.4), PortableMath.log(7.0), PortableMath.sqrt(2),
    ].map { String($0.bitPattern, radix: 16) }
    #expect(
      found == [
        "3fe49d6e694619b8", "3fe87996529f9d93", "bfc29c531dfd031b", "bfefa8f2ceb78372",
        "3fd50838881dea11", "3fefd9ae142795e1", "bfefffd1ac4135f9", "3fcc8f87724b5c1d",
        "3fd8511573c242d6", "3fff2272ae325a57", "3ff6a09e667f3bcd",
      ])
  }
}
