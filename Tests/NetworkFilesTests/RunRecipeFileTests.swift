import Compute
import Learning
import NetworkFiles
import Testing

/// A kept run as a file.
@Suite struct RunRecipeFileTests {
  private static let recipe = RunRecipe(
    legs: [
      RunRecipe.Leg(
        name: "rate 0.1, \"first\"", lab: "playground",
        settings: ["rate": "0.1", "seed": "7", "data": "spiral", "on": "yes", "edits": ""],
        steps: 312,
        edits: [
          RunRecipe.Edit(step: 4, tensor: "hidden1.weight", index: 3, value: 0.1),
          RunRecipe.Edit(step: 4, tensor: .rate, index: 0, value: -.infinity),
        ]),
      RunRecipe.Leg(name: "× 3", lab: "playground", settings: [:], run: 2, steps: 400),
    ], training: Float(bitPattern: 0x3dcc_cccd), validation: .nan)

  private func sentence(_ text: String) -> String? {
    do {
      _ = try RunRecipeFile.recipe(of: Array(text.utf8), named: "a.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func whatIsWrittenIsReadAgainToTheLastBit() throws {
    let text = RunRecipeFile.text(of: Self.recipe)
    let read = try RunRecipeFile.recipe(of: Array(text.utf8), named: "a.yaml")
    #expect(read.legs == Self.recipe.legs)
    #expect(RunRecipe.isSame(read.training, Self.recipe.training))
    #expect(RunRecipe.isSame(read.validation, Self.recipe.validation))
    #expect(RunRecipeFile.text(of: read) == text)
    let plain = RunRecipe(legs: [RunRecipe.Leg(name: "a", lab: "b", settings: [:], steps: 0)])
    let small = RunRecipeFile.text(of: plain)
    #expect(try RunRecipeFile.recipe(of: Array(small.utf8), named: "b") == plain)
  }

  @Test(arguments: [
    ("", "nothing in the file"), ("descent-run: 2\nruns: []", "whole number from 1 to 1"),
    ("descent-run: 1", "needs runs"), ("descent-run: 1\nruns: []", "needs runs"),
    ("descent-run: 1\nruns: [{lab: a, steps: 1}]", "needs name"),
    ("descent-run: 1\nruns: [{name: a, lab: b}]", "needs steps"),
    ("descent-run: 1\nruns: [{name: a, lab: b, steps: -1}]", "whole number from 0"),
    ("descent-run: 1\nruns: [{name: a, lab: b, steps: 1, colour: red}]", "no field called"),
    (
      "descent-run: 1\nruns: [{name: a, lab: b, steps: 9}, {name: a, lab: b, steps: 3}]",
      "before the one that it branches off"
    ),
    (
      "descent-run: 1\nruns: [{name: a, lab: b, steps: 1, settings: {x: [1]}}]",
      "a setting is one word"
    ),
    (
      "descent-run: 1\nruns: [{name: a, lab: b, steps: 1, edits: [{step: 1, tensor: w, index: 0}]}]",
      "needs bits"
    ),
    (
      "descent-run: 1\nruns: [{name: a, lab: b, steps: 1}]\nlosses: {training: 0.5}",
      "the bits of a number"
    ),
    ("descent-run: 1\nruns: &a [*a]", "repeat another part"),
  ])
  func aDamagedFileGivesASentence(_ text: String, _ part: String) throws {
    let found = sentence(text)
    let sentence = try #require(found, "\(text) was read")
    #expect(sentence.contains(part), "\(sentence)")
    #expect(sentence.hasPrefix("a.yaml, line ") && !sentence.contains("\n"))
  }

  @Test func aSpoiledFileEndsInARunOrInASentence() {
    let files = [
      RunRecipeFile.text(of: Self.recipe),
      RunRecipeFile.text(
        of: RunRecipe(legs: [RunRecipe.Leg(name: "a", lab: "spam", settings: ["a": "b"], steps: 5)])
      ),
    ].map { Array($0.utf8) }
    var spoiler = Spoiler(seed: 31)
    var read = 0
    for round in 0..<4000 {
      let bytes = spoiler.spoiled(files[round % files.count], among: files)
      do {
        let recipe = try RunRecipeFile.recipe(of: bytes, named: "fuzz")
        let text = RunRecipeFile.text(of: recipe)
        let again = try RunRecipeFile.recipe(of: Array(text.utf8), named: "fuzz")
        #expect(RunRecipeFile.text(of: again) == text)
        read += 1
      } catch {
        let sentence = error.description
        #expect(sentence.hasPrefix("fuzz, line ") && !sentence.contains("\n"), "\(sentence)")
        #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(sentence)")
        #expect(sentence.utf8.count < 2000)
      }
    }
    #expect(read > 0 && read < 4000)
  }
}
