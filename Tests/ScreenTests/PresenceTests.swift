import Foundation
import Testing

/// Without libvterm the tests of the screen are not skipped but absent, which nobody would notice:
/// where `CI` is set that is a failure.
@Suite struct PresenceTests {
  @Test func theScreenTestsAreThereWhereTheyMustBe() {
    #if !canImport(CVTerm)
      let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"
      #expect(!isRequired, "libvterm-dev is missing, and with it every test of the screen")
    #endif
  }
}
