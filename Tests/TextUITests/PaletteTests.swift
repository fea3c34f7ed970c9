import Testing

@testable import TextUI

@Suite struct PaletteTests {
  @Test(arguments: Ramp.allCases, Theme.allCases)
  func lightnessOnlyRisesOrOnlyFallsOnAnArm(_ ramp: Ramp, _ theme: Theme) {
    for colors in [ColorDepth.trueColor, .palette256] {
      let look = Look(colors: colors, theme: theme)
      for sign in ramp.isTwoSided ? [Int16(1), -1] : [1] {
        let lightness = (0...Int16(Ramp.steps)).compactMap {
          RampColors.rgb(of: ramp, step: sign * $0, in: look)?.lightness
        }
        #expect(lightness.count == Ramp.steps + 1)
        let steps = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
        // Rounding to 8 bits may take back a little.
        let slack = colors == .trueColor ? 0.6 : 0.01
        // The greys nearest zero serve both signs, so that 256 colours begin with a plateau.
        let isMonotonic =
          theme == .dark ? steps.allSatisfy { $0 > -slack } : steps.allSatisfy { $0 < slack }
        #expect(isMonotonic, "\(ramp) \(theme) \(colors) \(sign): \(lightness)")
        let reach = ((lightness.last ?? 0) - (lightness.first ?? 0)).magnitude
        #expect(reach > 10, "\(ramp) \(theme) \(colors) \(sign): \(reach)")
      }
    }
  }

  /// Equal steps of a number look about equally large, wherever on an arm they are.
  @Test(arguments: Ramp.allCases, Theme.allCases)
  func lightnessIsSpreadEvenlyOverAnArm(_ ramp: Ramp, _ theme: Theme) {
    let look = Look(theme: theme)
    for sign in ramp.isTwoSided ? [Int16(1), -1] : [1] {
      let lightness = stride(from: Int16(0), through: 64, by: 16).compactMap {
        RampColors.rgb(of: ramp, step: sign * $0, in: look)?.lightness
      }
      let quarters = zip(lightness, lightness.dropFirst()).map { ($1 - $0).magnitude }
      let spread = (quarters.max() ?? 9) / max(quarters.min() ?? 0, 1e-9)
      #expect(quarters.count == 4 && spread < 1.6, "\(ramp) \(sign): \(quarters)")
    }
  }

  @Test func endsOfTheSignedRampAreWhatTheyWereDesignedToBe() {
    #expect(OKLCH(0.71, 0.155, 255).rgb.contrast(with: RGB(hex: 0x5CA9FF)) < 1.1)
    #expect(OKLCH(1, 0, 0).rgb == RGB(255, 255, 255))
    #expect(OKLCH(0, 0, 0).rgb == RGB(0, 0, 0))
    // sRGB red, green and blue, from Ottosson's definition.
    #expect(OKLCH(0.627955, 0.257683, 29.234).rgb == RGB(255, 0, 0))
    #expect(OKLCH(0.86644, 0.294827, 142.4953).rgb == RGB(0, 255, 0))
  }

  @Test func aRampIsQuantisedSoThatColourPairsDoNotRunOut() {
    for ramp in Ramp.allCases {
      let inks = Set((0...10_000).map { ramp.ink(Double($0) / 10_000) })
      #expect(inks.count == Ramp.steps + 1)
    }
    #expect(Ramp.signed.ink(-7) == .ramp(.signed, -64))
    #expect(Ramp.sequential.ink(-7) == .ramp(.sequential, 0))
    #expect(Ramp.signed.ink(.nan) == .ramp(.signed, 0))
  }

  @Test func withFewColoursThereAreRolesAndNoRamps() {
    for colors in [ColorDepth.eight, .sixteen] {
      let palette = Palette(Look(colors: colors))
      #expect(palette.color(.ramp(.signed, 40)) == .standard)
      for role in Role.allCases {
        if case .indexed(let index) = palette.color(.role(role)) {
          #expect(index < (colors == .eight ? 8 : 16))
        }
      }
    }
  }

  @Test func withoutColoursAttributesSpeak() {
    let palette = Palette(.monochrome)
    #expect(
      palette.resolve(Style(.focus, on: .role(.focusWash)))
        == ResolvedStyle(attributes: [.bold, .reverse]))
    #expect(palette.resolve(Style(.faint)) == ResolvedStyle(attributes: .dim))
    #expect(palette.resolve(Style(.positive)) == ResolvedStyle())
    #expect(palette.resolve(Style(.strong)) == ResolvedStyle(attributes: .bold))
  }
}
