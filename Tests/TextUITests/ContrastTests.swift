import Testing

@testable import TextUI

/// Whatever is written can be read: a contrast of 4.5 at least (WCAG 2, level AA).
@Suite struct ContrastTests {
  private static let grounds: [Role?] = [nil, .wash, .focusWash]

  @Test(arguments: Theme.allCases, [ColorDepth.trueColor, .palette256])
  func everyTextRoleCanBeReadOnThePageAndOnEveryWash(
    _ theme: Theme, _ colors: ColorDepth
  ) throws {
    let palette = Palette(Look(colors: colors, theme: theme))
    for role in Role.ofText {
      let text = try #require(RGB(palette.color(.role(role))))
      for ground in Self.grounds {
        let pages = ground.map { [RGB(palette.color(.role($0)))] } ?? theme.pages
        for page in pages {
          let contrast = text.contrast(with: try #require(page))
          #expect(contrast >= 4.495, "\(role) on \(ground?.rawValue ?? "page"): \(contrast)")
        }
      }
    }
  }

  @Test(arguments: Theme.allCases, [ColorDepth.sixteen, .eight])
  func everyTextRoleCanBeReadInTheColoursOfOldTerminals(_ theme: Theme, _ colors: ColorDepth) {
    let palette = Palette(Look(colors: colors, theme: theme))
    for terminal in FewColorTerminal.allCases where terminal.isFound(theme) {
      for role in Role.ofText {
        for ground in Self.grounds {
          for attributes in [[], .bold, .reverse, [.bold, .reverse]] as [Style.Attributes] {
            let style = Style(role, on: ground.map(Ink.role) ?? .standard, attributes)
            let shown = terminal.shows(palette.resolve(style), on: theme)
            let contrast = shown.letters.contrast(with: shown.ground)
            #expect(
              contrast >= 4.5,
              "\(terminal) \(role) on \(ground?.rawValue ?? "page") \(attributes): \(contrast)")
          }
        }
      }
    }
  }

  @Test(arguments: Ramp.allCases, Theme.allCases)
  func textOnARampIsTheOneThatReadsBetter(_ ramp: Ramp, _ theme: Theme) throws {
    for colors in [ColorDepth.trueColor, .palette256] {
      let look = Look(colors: colors, theme: theme)
      let palette = Palette(look)
      for step in (ramp.isTwoSided ? -64 : 0)...64 {
        let background = try #require(RampColors.rgb(of: ramp, step: Int16(step), in: look))
        let text = try #require(RGB(palette.color(.on(ramp, Int16(step)))))
        let other: RGB = text == .white ? .black : .white
        #expect(text.contrast(with: background) >= other.contrast(with: background))
        #expect(text.contrast(with: background) >= 4.5)
      }
    }
  }

  /// Marks are no letters: 3 is enough (WCAG 2.1, 1.4.11).
  @Test(arguments: Theme.allCases, [ColorDepth.trueColor, .palette256])
  func dataPointsStandOutFromTheSurfaceBelowThem(_ theme: Theme, _ colors: ColorDepth) throws {
    let look = Look(colors: colors, theme: theme)
    for role in [Role.pointA, .pointB] {
      let point = try #require(RGB(Palette(look).color(.role(role))))
      for step in -Int16(Ramp.steps)...Int16(Ramp.steps) {
        let ground = try #require(RampColors.rgb(of: .classes, step: step, in: look))
        let contrast = point.contrast(with: ground)
        #expect(contrast >= 3, "\(role) at \(step): \(contrast)")
      }
    }
  }

  /// Rules and grids are meant to be weak, and to be there.
  @Test(arguments: Theme.allCases, [ColorDepth.trueColor, .palette256, .sixteen])
  func rulesAndGridsCanBeSeen(_ theme: Theme, _ colors: ColorDepth) throws {
    let palette = Palette(Look(colors: colors, theme: theme))
    for role in [Role.faint, .grid] {
      let style = palette.resolve(Style(role))
      let letters =
        colors == .sixteen
        ? FewColorTerminal.xterm.shows(style, on: theme).letters
        : try #require(RGB(style.foreground))
      #expect(letters.contrast(with: theme.pages[1]) >= 1.2, "\(role)")
    }
  }

  /// Eight colours have no grey, and bright black is black on many a console.
  @Test(arguments: Theme.allCases, [Role.faint, .grid])
  func withEightColoursRulesAreTheTerminalsOwnColourDimmed(_ theme: Theme, _ role: Role) {
    let palette = Palette(Look(colors: .eight, theme: theme))
    #expect(palette.resolve(Style(role)) == ResolvedStyle(attributes: .dim))
  }

  @Test(arguments: [ColorDepth.sixteen, .eight, .none])
  func withFewColoursAFocusedRowIsReverse(_ colors: ColorDepth) {
    for theme in Theme.allCases {
      let palette = Palette(Look(colors: colors, theme: theme))
      for role in Role.allCases {
        let style = palette.resolve(Style(role, on: .role(.focusWash)))
        #expect(style.foreground == .standard && style.background == .standard)
        #expect(style.attributes.contains(.reverse))
      }
    }
  }
}
