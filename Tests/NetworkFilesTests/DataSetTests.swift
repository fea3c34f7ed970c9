import Compute
import Foundation
import Learning
import NetworkFiles
import Testing

@Suite struct DataSetTests {
  /// What a set holds.
  struct Facts: Sendable, CustomTestStringConvertible {
    let data: any DataSet
    let count: Int
    let shape: Shape
    let targetShape: Shape
    /// How many classes there are; nil where targets are numbers.
    let classes: Int?
    /// Of all bits of inputs and targets: the same numbers on every machine.
    let hash: UInt64
    var testDescription: String { data.name }
  }

  private static let facts: [Facts] = [
    Facts(
      data: Spiral(), count: 300, shape: Shape(2), targetShape: Shape(), classes: 2,
      hash: 0x956e_02fe_6494_ccf4),
    Facts(
      data: Rings(), count: 300, shape: Shape(2), targetShape: Shape(), classes: 2,
      hash: 0x312e_2f3f_e3e8_872a),
    Facts(
      data: Moons(), count: 300, shape: Shape(2), targetShape: Shape(), classes: 2,
      hash: 0xa294_f79e_1734_578c),
    Facts(
      data: XOR(), count: 200, shape: Shape(2), targetShape: Shape(), classes: 2,
      hash: 0xb6f9_ae2d_94c0_a618),
    Facts(
      data: Blobs(), count: 200, shape: Shape(2), targetShape: Shape(), classes: 2,
      hash: 0x58fd_a2df_c8b5_ec02),
    Facts(
      data: Digits(), count: 1797, shape: Shape(1, 8, 8), targetShape: Shape(), classes: 10,
      hash: 0x63ba_dbbc_0d9f_584f),
    Facts(
      data: Spam(), count: 4601, shape: Shape(57), targetShape: Shape(), classes: 2,
      hash: 0xdda5_9f7c_648b_ea69),
    Facts(
      data: Fashion(packageFolder: "/nowhere"), count: 2000, shape: Shape(1, 28, 28),
      targetShape: Shape(), classes: 10, hash: 0xceb9_4fea_ac2f_a08d),
    Facts(
      data: Names(), count: 36_122, shape: Shape(3), targetShape: Shape(), classes: 27,
      hash: 0x54af_b13f_3fde_7145),
    Facts(
      data: Sunspots(), count: 300, shape: Shape(9, 1), targetShape: Shape(), classes: nil,
      hash: 0xdebc_9a8c_fcef_8804),
    Facts(
      data: Grammar(), count: 5000, shape: Shape(20), targetShape: Shape(20), classes: 84,
      hash: 0x90d8_8634_6339_8c25),
  ]

  @Test(arguments: facts)
  func aSetHoldsWhatItSays(_ facts: Facts) throws {
    let examples = try facts.data.examples(assets: Networks.assets)
    #expect(examples.count == facts.count)
    #expect(examples.inputShape == facts.shape)
    #expect(examples.targetShape == facts.targetShape)
    #expect(examples.inputs.allSatisfy { $0.isFinite })
    if let classes = facts.classes {
      #expect(examples.targets.allSatisfy { Int(exactly: $0).map { 0..<classes ~= $0 } ?? false })
    }
    #expect(hash(examples) == facts.hash, "\(facts.data.name): \(hash(examples))")
  }

  @Test func everySetIsInTheTableAboveAndHasADataCard() throws {
    #expect(DataSetCatalog.sets.map(\.name) == Self.facts.map(\.data.name))
    let cards = try String(contentsOfFile: "\(Networks.assets)/DATA.md", encoding: .utf8)
    for file in DataSetCatalog.sets.flatMap(\.assetFiles) {
      #expect(cards.contains("\(file)"), "\(file)")
    }
    for set in DataSetCatalog.sets {
      #expect(set.name.wholeMatch(of: #/[a-z]+/#) != nil)
      #expect(!set.summary.isEmpty && !set.summary.contains("\n") && !set.summary.hasSuffix("."))
    }
  }

  @Test(arguments: ["spiral", "rings", "moons", "xor", "blobs"])
  func bothClassesAreEquallyFrequent(_ name: String) throws {
    let set = try #require(DataSetCatalog.set(named: name))
    let examples = try set.examples(assets: "")
    #expect(examples.targets.reduce(0, +) * 2 == Float(examples.count))
  }

  @Test func classesOfPicturesAreBalanced() throws {
    for set in [Digits(), Fashion(packageFolder: "/nowhere")] as [any DataSet] {
      let examples = try set.examples(assets: Networks.assets)
      for digit in 0..<10 {
        let share = Double(examples.targets.count { $0 == Float(digit) }) / Double(examples.count)
        #expect(0.09...0.11 ~= share)
      }
      #expect(examples.inputs.allSatisfy { 0...1 ~= $0 } && examples.inputs.contains(1))
    }
  }

  @Test func otherSeedsGiveOtherPoints() {
    #expect(Spiral(seed: 1).examples == Spiral(seed: 1).examples)
    #expect(Spiral(seed: 1).examples.inputs != Spiral(seed: 2).examples.inputs)
    #expect(Rings(count: 10).examples.count == 10)
  }

  /// Without noise each point lies where the formula puts it.
  @Test func pointsFollowTheirFormulas() {
    let rings = Rings(count: 40, noise: 0).examples
    for (row, target) in rings.targets.enumerated() {
      let (x, y) = (rings.inputs[2 * row], rings.inputs[2 * row + 1])
      #expect(abs((x * x + y * y).squareRoot() - (target == 0 ? 0.4 : 1)) < 1e-6)
    }
    let corners = XOR(count: 8, noise: 0).examples
    for (row, target) in corners.targets.enumerated() {
      #expect((corners.inputs[2 * row] * corners.inputs[2 * row + 1] < 0) == (target == 1))
    }
    let spiral = Spiral(count: 40, noise: 0).examples
    for row in 0..<40 {
      let (x, y) = (Double(spiral.inputs[2 * row]), Double(spiral.inputs[2 * row + 1]))
      let radius = (x * x + y * y).squareRoot()
      let angle = .pi * (2.75 * (radius - 0.1) / 0.9 + Double(row % 2))
      #expect(abs(x - radius * cos(angle)) < 1e-5 && abs(y - radius * sin(angle)) < 1e-5)
    }
    let moons = Moons(count: 40, noise: 0).examples
    for (row, target) in moons.targets.enumerated() {
      let (x, y) = (moons.inputs[2 * row], moons.inputs[2 * row + 1])
      let (dx, dy) = target == 0 ? (x, y) : (1 - x, 0.5 - y)
      #expect(abs(dx * dx + dy * dy - 1) < 1e-5 && dy > -1e-6)
    }
  }

  @Test func namesAreSpelledLetterByLetter() throws {
    let examples = try Names().examples(assets: Networks.assets)
    var names: [String] = []
    var name = ""
    for (row, target) in examples.targets.enumerated() {
      let context = examples.inputs[3 * row..<3 * row + 3].map { Int($0) }
      let letters = name.utf8.suffix(3).map { Int($0) - 96 }
      #expect(context == Array(repeating: 0, count: 3 - letters.count) + letters)
      guard let letter = UnicodeScalar(96 + Int(target)), target > 0 else {
        names.append(name)
        name = ""
        continue
      }
      name.unicodeScalars.append(letter)
    }
    #expect(names.count == 5163 && Set(names).count == 5163)
    #expect(names.contains("ada") && !names.contains("") && name == "")
  }

  @Test func theNextYearFollowsNineOthers() throws {
    let examples = try Sunspots().examples(assets: Networks.assets)
    // 1700 to 1708, and 1709.
    #expect(
      examples.inputs[..<9].map { ($0 * 100).rounded() } == [5, 11, 16, 23, 36, 58, 29, 20, 10])
    #expect((examples.targets[0] * 100).rounded() == 8)
    #expect(Array(examples.inputs[9..<17]) == Array(examples.inputs[1..<9]))
    #expect(examples.inputs[17] == examples.targets[0])
  }

  @Test func whereThePackageIsInstalledAllPicturesAreTaken() throws {
    try withTemporaryFolder { folder in
      for part in ["train", "t10k"] {
        for (kind, file) in [
          ("images-idx3-ubyte", "fashion-images.idx3.gz"),
          ("labels-idx1-ubyte", "fashion-labels.idx1.gz"),
        ] {
          try FileManager.default.copyItem(
            atPath: "\(Networks.assets)/\(file)", toPath: "\(folder)/\(part)-\(kind).gz")
        }
      }
      #expect(try Fashion(packageFolder: folder).examples(assets: "/nowhere").count == 4000)
      #expect(Fashion(packageFolder: folder).summary.hasPrefix("70,000"))
    }
  }

  @Test(arguments: ["digits", "spam", "names", "sunspots"])
  func aMissingFileIsNamed(_ name: String) throws {
    let set = try #require(DataSetCatalog.set(named: name))
    let sentence = complaint { try set.examples(assets: "/nowhere") }
    #expect(sentence?.hasPrefix("/nowhere/") == true, "\(sentence ?? "none")")
  }

  private func hash(_ examples: Examples) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in examples.inputs + examples.targets {
      hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01b3
    }
    return hash
  }
}
