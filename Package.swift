// swift-tools-version: 6.2
import PackageDescription

let language: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Everything but the targets whose daily bread is raw memory.
let strict = language + [.strictMemorySafety()]
/// Arithmetic stays optimised in debug builds: tests train networks, and would wait a hundred
/// times longer otherwise.
let arithmetic = language + [.unsafeFlags(["-O"], .when(configuration: .debug))]
/// Pictures and labs too: tests draw thousands of screens and open labs by the hundred.
let drawing = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
let cSettings: [CSetting] = [
  .treatAllWarnings(as: .error), .unsafeFlags(["-O2"], .when(configuration: .debug)),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "descent",
  products: [
    .executable(name: "descent", targets: ["descent"]),
    .executable(name: "descent-bench", targets: ["descent-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Outside libraries. No pkgConfig: its flags change what the headers declare.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(
      name: "CCommonMark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),

    // Compute.
    .target(name: "CKernels", cSettings: cSettings),
    .target(name: "Kernels", dependencies: ["CKernels"], swiftSettings: arithmetic),
    .target(name: "Compute", dependencies: ["Kernels"], swiftSettings: arithmetic),
    .target(name: "Learning", dependencies: ["Compute"], swiftSettings: arithmetic),
    .target(
      name: "NetworkFiles", dependencies: ["Learning", "Compute", yams, "CZlib"],
      swiftSettings: arithmetic),

    // Values.
    .target(name: "TextUI", swiftSettings: drawing),
    .target(name: "Course", dependencies: ["CCommonMark", yams], swiftSettings: strict),
    .target(name: "Recall", swiftSettings: strict),
    .target(name: "Handoff", swiftSettings: strict),
    .target(name: "Labs", dependencies: ["Compute", "Learning", "TextUI"], swiftSettings: drawing),
    .target(
      name: "Tutor",
      dependencies: ["Labs", "Learning", "Compute", "Course", "Recall", "TextUI"],
      swiftSettings: strict),
    .target(
      name: "LessonChecks", dependencies: ["Course", "Tutor", "Labs", "Learning", "TextUI"],
      swiftSettings: strict),

    // The world.
    .target(name: "Storage", dependencies: ["Recall", grdb], swiftSettings: strict),
    .target(name: "CTerminal", cSettings: cSettings),
    .target(
      name: "TerminalIO", dependencies: ["TextUI", "CNcurses", "CTerminal"], swiftSettings: strict),
    .target(
      name: "Runtime",
      dependencies: [
        "Tutor", "Course", "Labs", "Learning", "Compute", "NetworkFiles", "Recall", "TextUI",
        "Storage", "TerminalIO", "Handoff",
      ],
      swiftSettings: strict),

    // Programs.
    .executableTarget(
      name: "descent",
      dependencies: [
        "Runtime", "LessonChecks", "NetworkFiles", "Learning", "Compute", "Labs", "Tutor", "Course",
        "TextUI", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "descent-bench", dependencies: ["NetworkFiles", "Learning", "Compute", "Kernels"],
      swiftSettings: strict),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["TextUI", "CVTerm"], path: "Tests/TestSupport",
      swiftSettings: language),
    .target(name: "CAllocationCount", path: "Tests/CAllocationCount", cSettings: cSettings),
    .target(
      name: "SessionPlay",
      dependencies: [
        "Runtime", "Tutor", "Labs", "Learning", "Compute", "NetworkFiles", "Course", "Recall",
        "TextUI",
      ],
      path: "Tests/SessionPlay", swiftSettings: language),
    .executableTarget(
      name: "terminal-program", dependencies: ["TerminalIO", "TextUI", "TestSupport"],
      path: "Tests/TerminalProgram", swiftSettings: language),
    .executableTarget(
      name: "record-writer", dependencies: ["Storage", "Recall"], path: "Tests/RecordWriter",
      swiftSettings: language),
    .executableTarget(
      name: "screen-meter", dependencies: ["TestSupport", "TextUI"], path: "Tests/ScreenMeter",
      swiftSettings: language),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "TestSupport"], swiftSettings: language),
    .testTarget(
      name: "ComputeTests", dependencies: ["Compute", "Kernels", "TestSupport"],
      swiftSettings: language),
    .testTarget(
      name: "LearningTests",
      dependencies: ["Learning", "Compute", "Kernels", "TestSupport", "CAllocationCount"],
      exclude: ["Fixtures"], swiftSettings: language),
    .testTarget(
      name: "NetworkFilesTests", dependencies: ["NetworkFiles", "Learning", "Compute"],
      exclude: ["Networks", "PyTorch"], swiftSettings: language),
    .testTarget(
      name: "TextUITests", dependencies: ["TextUI", "TestSupport"], exclude: ["Golden"],
      swiftSettings: language),
    .testTarget(name: "CourseTests", dependencies: ["Course"], swiftSettings: language),
    .testTarget(
      name: "LessonChecksTests", dependencies: ["LessonChecks", "Course"],
      swiftSettings: language),
    .testTarget(
      name: "RecallTests", dependencies: ["Recall", "TestSupport"], exclude: ["Golden"],
      swiftSettings: language),
    .testTarget(name: "HandoffTests", dependencies: ["Handoff"], swiftSettings: language),
    .testTarget(
      name: "StorageTests",
      dependencies: ["record-writer", "Storage", "Recall", "TestSupport", grdb],
      swiftSettings: language),
    .testTarget(
      name: "TerminalIOTests", dependencies: ["TerminalIO", "TextUI"], swiftSettings: language),
    .testTarget(
      name: "LabsTests",
      dependencies: [
        "Labs", "Learning", "Compute", "NetworkFiles", "Runtime", "TextUI", "SessionPlay",
        "TestSupport",
      ],
      swiftSettings: language),
    .testTarget(
      name: "TutorTests",
      dependencies: [
        "Tutor", "Labs", "Learning", "Compute", "Course", "Recall", "TextUI", "SessionPlay",
        "TestSupport",
      ],
      exclude: ["Debugger/Golden", "Progress/Golden", "Quiz/Golden"], swiftSettings: language),
    .testTarget(
      name: "LessonTests",
      dependencies: [
        "Tutor", "Labs", "Course", "Recall", "TextUI", "SessionPlay", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: language),
    .testTarget(
      name: "RuntimeTests",
      dependencies: [
        "Runtime", "Tutor", "Labs", "Learning", "Compute", "Course", "Recall", "Storage",
        "TerminalIO", "TextUI", "SessionPlay", "TestSupport", grdb,
      ],
      swiftSettings: language),
    // It reads every source file, which takes minutes unless it is optimised.
    .testTarget(name: "ArchitectureTests", swiftSettings: arithmetic),
    .testTarget(
      name: "ScreenTests",
      dependencies: [
        "descent", "terminal-program", "Runtime", "Tutor", "Storage", "Recall", "Course", "TextUI",
        "TestSupport", grdb,
      ],
      swiftSettings: language),
  ]
)
