import Testing

@testable import TextUI

/// What colours tell apart, they tell apart for everybody.
@Suite struct ColorBlindnessTests {
  private static let looks = Theme.allCases.flatMap { theme in
    [ColorDepth.trueColor, .palette256].map { Look(colors: $0, theme: theme) }
  }

  /// Two just noticeably different colours are about 2 apart. The 256 colours have no teal and
  /// pink that are both readable on white and further apart than this.
  private func least(_ look: Look) -> Double { look.colors == .trueColor ? 10 : 7 }

  @Test(arguments: looks, [(Role.classA, Role.classB), (.positive, .negative), (.pointA, .pointB)])
  func rolesThatAreOppositesDiffer(_ look: Look, _ pair: (Role, Role)) throws {
    let palette = Palette(look)
    let first = try #require(RGB(palette.color(.role(pair.0))))
    let second = try #require(RGB(palette.color(.role(pair.1))))
    for sight in Sight.allCases {
      let distance = sight.distance(first, second)
      #expect(distance >= least(look), "\(pair) with \(sight): \(distance)")
    }
  }

  /// Half way to the ends and at them.
  @Test(arguments: looks, [Ramp.signed, .classes])
  func theArmsOfARampDiffer(_ look: Look, _ ramp: Ramp) throws {
    for step in [Int16(Ramp.steps / 2), Int16(Ramp.steps)] {
      let first = try #require(RampColors.rgb(of: ramp, step: step, in: look))
      let second = try #require(RampColors.rgb(of: ramp, step: -step, in: look))
      let least = step == Int16(Ramp.steps) ? least(look) : 5
      for sight in Sight.allCases {
        let distance = sight.distance(first, second)
        #expect(distance >= least, "\(ramp) at \(step) with \(sight): \(distance)")
      }
    }
  }

  /// These are close for some, so that a mark has to tell them apart: see `Palette`. The test is
  /// here to say so when that is no longer true.
  @Test func verdictsNeedTheirMarks() throws {
    let palette = Palette(Look(theme: .light))
    let right = try #require(RGB(palette.color(.role(.right))))
    let wrong = try #require(RGB(palette.color(.role(.wrong))))
    #expect(Sight.deuteranopia.distance(right, wrong) < 10)
    let marks = GlyphSet.allCases.map { glyphs in
      let look = Look(glyphs: glyphs)
      return (Glyph.right.character(in: look), Glyph.wrong.character(in: look))
    }
    #expect(marks.allSatisfy { $0.0 != $0.1 })
  }

  @Test func sightIsMeasuredOnAScaleFromBlackToWhite() {
    #expect((99.9...100.1).contains(Sight.usual.distance(.black, .white)))
    for sight in Sight.allCases {
      #expect((99...101).contains(sight.distance(.black, .white)), "\(sight)")
      #expect(sight.distance(.white, .white) == 0)
    }
    // What the two most common kinds are known by.
    let (red, green) = (RGB(200, 60, 40), RGB(110, 110, 30))
    #expect(Sight.deuteranopia.distance(red, green) < Sight.usual.distance(red, green) / 2)
  }
}
