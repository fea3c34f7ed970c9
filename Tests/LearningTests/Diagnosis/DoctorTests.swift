import Compute
import Learning
import Testing

/// What the doctor sees on twenty seeds with each fault and twenty without.
@Suite struct DoctorTests {
  @Test(arguments: DoctorCase.all)
  func aFaultIsFoundOnNineteenOfTwentySeeds(_ entry: DoctorCase) throws {
    let table = try ConfusionTable.shared.get()
    let found = table.withFault[entry.ailment]?[entry.ailment] ?? 0
    #expect(found >= 19, "\(entry.ailment.rawValue): \(found) of 20")
  }

  @Test(arguments: DoctorCase.all)
  func withoutTheFaultItIsFoundAtMostOnce(_ entry: DoctorCase) throws {
    let table = try ConfusionTable.shared.get()
    let found = table.healthy[entry.family]?[entry.ailment] ?? 0
    #expect(found <= 1, "\(entry.ailment.rawValue): \(found) of 20")
  }

  @Test(arguments: DoctorCase.Family.allCases)
  func aHealthyRunIsCalledHealthy(_ family: DoctorCase.Family) throws {
    let table = try ConfusionTable.shared.get()
    let healthy = table.pronouncedHealthy[family] ?? 0
    #expect(healthy >= 19, "\(family.rawValue): \(healthy) of 20")
  }

  @Test func everyAilmentHasACaseAndADiagnosis() throws {
    #expect(DoctorCase.all.map(\.ailment) == Ailment.allCases)
    #expect(Set(DiagnosisCatalog.all.map(\.ailment)) == Set(Ailment.allCases))
    #expect(DiagnosisCatalog.all.count == Ailment.allCases.count)
    print(try ConfusionTable.shared.get().text)
  }
}
