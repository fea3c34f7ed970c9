import Compute
import Learning
import Testing

/// What happens to pictures before a network sees them.
@Suite struct PictureTests {
  /// 3 × 3, one to nine tenths.
  private let ramp = Picture((1...9).map { Float($0) / 10 }, PixelSize(3))

  private func values(_ change: PictureChange, number: Int = 0) -> [Float] {
    ramp.changed(by: change, number: number).values
  }

  @Test func lightAndFogActOnEveryPixelAlike() {
    #expect(values(.light(0.5)) == ramp.values.map { $0 * 0.5 })
    #expect(values(.background(0.3)) == ramp.values.map { $0 + 0.3 })
    #expect(values(.inverted) == ramp.values.map { 1 - $0 })
    #expect(values(.fog) == ramp.values.map { $0 * 0.3 + 0.5 })
  }

  @Test func aShiftBringsBlackInAtTheEdge() {
    #expect(values(.shift(right: 1, down: 0)) == [0, 0.1, 0.2, 0, 0.4, 0.5, 0, 0.7, 0.8])
    #expect(values(.shift(right: 0, down: -1)) == [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0, 0, 0])
    #expect(values(.shift(right: 5, down: 0)) == [Float](repeating: 0, count: 9))
  }

  @Test func aQuarterTurnMovesCornersClockwise() {
    let turned = values(.rotation(degrees: 90))
    for (value, expected) in zip(turned, [0.7, 0.4, 0.1, 0.8, 0.5, 0.2, 0.9, 0.6, 0.3] as [Float]) {
      #expect(abs(value - expected) < 1e-6)
    }
    let back = ramp.changed(by: .rotation(degrees: 90)).changed(by: .rotation(degrees: -90))
    for (value, expected) in zip(back.values, ramp.values) { #expect(abs(value - expected) < 1e-5) }
  }

  @Test func noiseIsThatOfItsSeedAndPictureAndStaysWithinThePicture() {
    for change in [PictureChange.noise(0.5, seed: 3), .speckles(0.2, seed: 3)] {
      #expect(values(change) == values(change))
      #expect(values(change) != values(change, number: 1))
      #expect(values(change).allSatisfy { (0...1).contains($0) })
    }
    #expect(values(.noise(0.5, seed: 3)) != values(.noise(0.5, seed: 4)))
    for (value, old) in zip(values(.speckles(0.05, seed: 1)), ramp.values) {
      #expect(abs(abs(value - old) - 0.05) < 1e-6)
    }
  }

  @Test func shufflingMovesEveryPictureInTheSameWay() {
    let shuffled = values(.shuffle(seed: 7))
    #expect(shuffled != ramp.values && shuffled.sorted() == ramp.values.sorted())
    #expect(values(.shuffle(seed: 7), number: 5) == shuffled)
  }

  @Test func aCoverHidesItsRectangleAlone() {
    let covered = values(.cover(row: 1, column: 1, PixelSize(2), shade: 0.5))
    #expect(covered == [0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.7, 0.5, 0.5])
    #expect(values(.cover(row: 9, column: 9, PixelSize(2), shade: 0.5)) == ramp.values)
  }

  @Test func sizesChangeAroundTheMiddle() {
    let padded = ramp.padded(to: PixelSize(5))
    #expect(padded[0, 0] == 0 && padded[1, 1] == 0.1 && padded[3, 3] == 0.9)
    #expect(padded.padded(to: PixelSize(3)) == ramp)
    let large = ramp.enlarged(to: PixelSize(5))
    #expect(large[0, 0] == 0.1 && large[4, 4] == 0.9 && abs(large[0, 1] - 0.15) < 1e-6)
    #expect(large.size == PixelSize(5))
    #expect(Picture([1, 0, 0, 1], PixelSize(2)).halved.values == [0.5])
  }

  @Test func aDrawingFillsItsFrameWhereverItWasDrawn() {
    var drawing = Picture(filledWith: 0, PixelSize(16))
    for row in 3..<11 { drawing[row, 12] = 1 }
    let framed = drawing.framed(in: PixelSize(8))
    #expect((0..<8).allSatisfy { framed[$0, 3] + framed[$0, 4] > 0.9 })
    #expect(abs(framed.values.reduce(0, +) - 8) < 1e-4)
    let moved = drawing.changed(by: .shift(right: -9, down: 4)).framed(in: PixelSize(8))
    #expect(moved == framed)
    #expect(Picture(filledWith: 0, PixelSize(4)).framed(in: PixelSize(2)).values == [0, 0, 0, 0])
  }

  @Test func aDataSetIsChangedPictureByPicture() {
    let data = Dataset(
      inputs: ramp.values + ramp.values, inputShape: Shape(9), targets: .classes([0, 1], count: 2))
    #expect(data.pictureSize == PixelSize(3) && data.picture(at: 1) == ramp)
    #expect(data.picture(at: 2) == nil)
    let noisy = data.changed(by: [.light(0.5), .noise(0.1, seed: 1)])
    #expect(noisy.targets == data.targets && noisy.picture(at: 0) != noisy.picture(at: 1))
    let large = data.mapPictures(Shape(1, 5, 5)) { picture, _ in picture.padded(to: PixelSize(5)) }
    #expect(large.inputShape == Shape(1, 5, 5) && large.picture(at: 0)?[1, 1] == 0.1)
    #expect(large.pictureSize == PixelSize(5))
    #expect(data.shaped(Shape(1, 3, 3)).picture(at: 0) == ramp)
    let words = Dataset(inputs: [1, 2], inputShape: Shape(2), targets: .classes([0], count: 1))
    #expect(words.pictureSize == nil && words.changed(by: [.inverted]) == words)
  }
}

/// Pictures with a plus or a cross.
@Suite struct MotifTests {
  @Test func everyPictureHoldsItsFigureOnce() throws {
    let examples = Motif(count: 40, noise: 0, seed: 5).examples
    #expect(examples.inputShape == Shape(1, 12, 12) && examples.count == 40)
    var places: Set<Int> = []
    for number in 0..<40 {
      let picture = Picture(
        Array(examples.inputs[number * 144..<(number + 1) * 144]), PixelSize(12))
      let first = try #require(picture.values.firstIndex(of: 1))
      places.insert(first)
      let figure = Motif.figures[number % 2]
      #expect(examples.targets[number] == Float(number % 2))
      #expect(picture.values.reduce(0, +) == figure.reduce(0, +))
      let (top, left) = (first / 12, first % 12 - (number % 2 == 0 ? 1 : 0))
      for (index, value) in figure.enumerated() {
        #expect(picture[top + index / 3, left + index % 3] == value)
      }
    }
    #expect(places.count > 20)
  }

  @Test func noiseStaysWithinThePictureAndFollowsTheSeed() {
    let noisy = Motif(count: 10, noise: 0.5, seed: 2).examples
    #expect(noisy.inputs.allSatisfy { (0...1).contains($0) })
    #expect(noisy == Motif(count: 10, noise: 0.5, seed: 2).examples)
    #expect(noisy != Motif(count: 10, noise: 0.5, seed: 3).examples)
  }
}
