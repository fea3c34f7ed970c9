import NetworkFiles
import Testing

@Suite struct NumberArrayTests {
  @Test func aPlaceCountsTheLastAxisFastest() {
    let array = NumberArray(shape: [2, 3, 4], values: (0..<24).map { Float($0) })
    #expect(array.place(of: 0) == [0, 0, 0])
    #expect(array.place(of: 23) == [1, 2, 3])
    for offset in array.values.indices {
      let place = array.place(of: offset)
      #expect((place[0] * 3 + place[1]) * 4 + place[2] == offset)
    }
  }

  @Test func wholeFloatsAreWholeNumbersToo() throws {
    let array = NumberArray(shape: [3], values: [0, 16_777_215, 3])
    #expect(try array.wholeNumbers(in: "y") == [0, 16_777_215, 3])
  }

  @Test func oneNumberBelowZeroMayBeIgnored() throws {
    let array = NumberArray(shape: [2], values: [-100, 1], isInteger: true)
    #expect(try array.wholeNumbers(in: "y", ignored: -100) == [-100, 1])
    #expect(
      throws: DataFileError(
        """
        y, element [0]: -100.0 does not number a class. \
        Classes and tokens are whole numbers from 0 to 16777215.
        """)
    ) { try array.wholeNumbers(in: "y") }
  }

  @Test(arguments: [0.5, -1, 16_777_216, 1e20] as [Float])
  func whatCannotNumberAClassIsRefusedWithItsPlace(_ value: Float) {
    let array = NumberArray(shape: [2, 2], values: [0, 1, value, 2])
    #expect(
      throws: DataFileError(
        """
        y, element [1, 0]: \(value) does not number a class. \
        Classes and tokens are whole numbers from 0 to 16777215, or -100 to be ignored.
        """)
    ) { try array.wholeNumbers(in: "y", ignored: -100) }
  }

  @Test func awkwardNeighboursOfALargeIntegerCannotPassForIt() throws {
    // 2²⁴ + 1 as i8: the nearest float is 2²⁴, so that 2²⁴ itself must not pass.
    let header = "{'descr': '<i8', 'fortran_order': False, 'shape': (1,)}"
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + [1, 0, 0, 1, 0, 0, 0, 0]
    let array = try NumberArray(bytes: bytes, name: "y")
    #expect(array.isInteger)
    #expect(throws: DataFileError.self) { try array.wholeNumbers(in: "y") }
  }
}
