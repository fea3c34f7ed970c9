#if canImport(CVTerm)
  import Foundation
  import GRDB
  import Recall
  import Storage
  import TestSupport
  import Testing

  /// Whatever has become of the record: the program says it in a sentence, overwrites nothing, and
  /// teaches.
  @Suite struct TroubleTests {
    private let folder: TemporaryFolder
    private let drill: Drill

    init() throws {
      folder = try TemporaryFolder()
      drill = try Drill(questions: 3)
    }

    private var data: String { folder.path + "/record" }
    private var record: String { data + "/record.sqlite" }

    /// Something that happened to the record.
    struct Trouble: CustomTestStringConvertible, Sendable {
      var testDescription: String
      /// What the program says.
      var words: [String]
      /// The name under which it sets the file aside; nil where it leaves it alone.
      var aside: String?
      /// Does it to a record of many answers.
      var happen: @Sendable (_ record: String) throws -> Void

      init(
        _ name: String, says words: String..., setAside aside: String? = nil,
        _ happen: @escaping @Sendable (String) throws -> Void
      ) {
        (testDescription, self.words, self.aside, self.happen) = (name, words, aside, happen)
      }
    }

    private static let troubles = [
      Trouble("a poem", says: "damaged", "set aside", setAside: "record.damaged-1.sqlite") {
        try Data("not a database, but a poem\n".utf8).write(to: URL(fileURLWithPath: $0))
      },
      Trouble("no header", says: "damaged", "set aside", setAside: "record.damaged-1.sqlite") {
        try overwrite($0, from: 0, count: 100)
      },
      Trouble("a page", says: "damaged", "set aside", setAside: "record.damaged-1.sqlite") {
        try overwrite($0, from: 4 * 4096, count: 4096)
      },
      Trouble("cut short", says: "damaged", "set aside", setAside: "record.damaged-1.sqlite") {
        try #require(truncate($0, 3 * 4096) == 0)
      },
      Trouble("newer", says: "newer Descent", "update Descent", setAside: "record.newer-1.sqlite") {
        try sqlite($0, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);")
      },
      Trouble("foreign", says: "another program", setAside: "record.foreign-1.sqlite") {
        try FileManager.default.removeItem(atPath: $0)
        try sqlite($0, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x');")
      },
      Trouble("a folder", says: "a folder stands there", "--data-dir") {
        try FileManager.default.removeItem(atPath: $0)
        try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
      },
      Trouble("a pipe", says: "what stands there is no file", "--data-dir") {
        try FileManager.default.removeItem(atPath: $0)
        try #require(mkfifo($0, 0o600) == 0)
      },
      Trouble("a link to nowhere", says: "No such file or directory", "--data-dir") {
        try FileManager.default.removeItem(atPath: $0)
        try FileManager.default.createSymbolicLink(
          atPath: $0, withDestinationPath: "/none/record.sqlite")
      },
      Trouble("a link to itself", says: "symbolic links", "--data-dir") {
        try FileManager.default.removeItem(atPath: $0)
        try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: $0)
      },
    ]

    @Test(arguments: troubles) func itIsSaidAndNothingIsLost(_ trouble: Trouble) throws {
      try makeRecord()
      try trouble.happen(record)
      let before = contents(record)
      let said = try teach()
      for words in trouble.words { #expect(said.contains(words), "\(said)") }
      if let aside = trouble.aside {
        #expect(said.contains(data + "/" + aside), "\(said)")
        #expect(contents(data + "/" + aside) == before)
        #expect(try answers(in: data) == ["L90.q1"])
      } else {
        #expect(said.contains(record) && said.contains("without saving"), "\(said)")
        #expect(!said.contains("goes on here"), "nothing is kept")
        #expect(contents(record) == before)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: data)
      #expect(names.sorted() == ([trouble.aside, "record.sqlite"].compactMap(\.self)).sorted())
    }

    /// SQLite takes from a log what comes before the damage, as if the program had ended there.
    @Test func ofADamagedLogTheBeginningIsKept() throws {
      let other = folder.path + "/other"
      let store = try RecordStore.open(in: other).store
      for number in 1...40 { try store.append(Self.answer(number)) }
      try FileManager.default.copyItem(atPath: other, toPath: data)
      try FileManager.default.removeItem(atPath: record + "-shm")
      let size = try #require(contents(record + "-wal")?.count)
      try Self.overwrite(record + "-wal", from: size / 2, count: 64)
      _ = try teach()
      let kept = try answers(in: data)
      #expect(kept.last == "L90.q1")
      #expect(kept.dropLast() == (1..<kept.count).map { "L05.q\($0)" }[...])
      #expect(kept.count > 10)
      #expect(try RecordStore.open(in: data).store.problems() == [])
    }

    @Test func aLinkIsFollowed() throws {
      try makeRecord()
      let elsewhere = folder.path + "/elsewhere.sqlite"
      try FileManager.default.moveItem(atPath: record, toPath: elsewhere)
      try FileManager.default.createSymbolicLink(atPath: record, withDestinationPath: elsewhere)
      #expect(!(try teach()).contains("without saving"))
      #expect(try answers(in: data).last == "L90.q1")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: record) == elsewhere)
    }

    @Test func withoutAHomeNothingIsKept() throws {
      let said = try run([], environment: ["HOME": ""])
      #expect(said.contains("HOME is not set, so nothing is kept; --data-dir"), "\(said)")
      expectTeaching(said)
    }

    @Test func aRecordThatIsInUseIsWaitedForAndWrittenLater() throws {
      try makeRecord()
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: record, configuration: configuration)
      try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      let said = try teach()
      #expect(said.contains("is in use by another program"), "\(said)")
      #expect(!said.contains("goes on here"), "the next start cannot know of it")
      try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      #expect(!(try teach()).contains("in use"))
      #expect(try answers(in: data).filter { $0 == "L90.q1" }.count == 1)
    }

    // MARK: Disks of a few pages, which come and go with the program

    @Test(.enabled(if: canMount, "no disk can be mounted here"))
    func whatIsAnsweredOnAFullDiskIsWrittenOnceThereIsRoom() throws {
      let said = try onDisk(
        """
        say '1\\n2\\n'; see 'Not quite\\|Right\\.'
        dd if=/dev/zero of="$DATA/fill" bs=4k 2> /dev/null
        say 'n\\n1\\n2\\n'; see 'no room on the disk'
        rm "$DATA/fill"
        say 'n\\n1\\n2\\n'; see 'can be written again'
        """)
      expectTeaching(said)
      #expect(try answers(in: folder.path + "/after") == ["L90.q1", "L90.q2", "L90.q3"], "\(said)")
    }

    @Test(.enabled(if: canMount, "no disk can be mounted here"))
    func aDiskThatIsFullAtTheStartIsSaidToBe() throws {
      try makeRecord()
      let said = try onDisk(
        "say '1\\n2\\n'", before: "dd if=/dev/zero of=\"$DATA/fill\" bs=4k 2> /dev/null")
      #expect(said.contains("There is no room on the disk for"), "\(said)")
      expectTeaching(said)
      #expect(contents(folder.path + "/after/record.sqlite") == contents(record))
    }

    @Test(.enabled(if: canMount, "no disk can be mounted here"), arguments: [true, false])
    func aDiskThatCannotBeWrittenIsSaidToBe(_ isFresh: Bool) throws {
      if !isFresh { try makeRecord() }
      let said = try onDisk("say '1\\n2\\n'", before: "mount -o remount,ro \"$DATA\"")
      #expect(said.contains("cannot be written (Read-only file system)"), "\(said)")
      #expect(said.contains("--data-dir"))
      expectTeaching(said)
      #expect(isFresh || contents(folder.path + "/after/record.sqlite") == contents(record))
    }

    private static let canMount: Bool = {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "exec \(unshare) mount -t tmpfs none /mnt 2> /dev/null"]
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }()

    /// Mounts that nobody else sees, and that end with the process.
    private static var unshare: String { geteuid() == 0 ? "unshare -m" : "unshare -rm" }

    /// Runs the program with its record on a disk of 600 kB, which begins with the record that there is;
    /// what it ends with is copied into the folder `after`.
    ///
    /// - Returns: what it said.
    private func onDisk(_ script: String, before: String = "") throws -> String {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c",
        """
        exec \(Self.unshare) bash -c '
        mkdir -p disk after record; mkfifo lines
        DATA=$PWD/disk
        mount -t tmpfs -o size=600k,mode=700 tmpfs $DATA || exit 99
        cp record/* $DATA/ 2> /dev/null
        \(before)
        \(builtExecutable("descent")) learn \(drill.id) --lessons \(drill.folder.path) --plain \\
          --data-dir $DATA < lines > said 2>&1 &
        exec 3> lines
        say() { printf "$1" >&3; }
        see() { for i in {1..500}; do grep -q "$1" said && return; sleep 0.02; done; }
        \(script.replacing("'", with: "\""))
        exec 3>&-
        wait $!; echo "status $?" >> said
        cp $DATA/record.sqlite* after/ 2> /dev/null'
        """,
      ]
      process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      try process.run()
      process.waitUntilExit()
      return words(try String(contentsOfFile: folder.path + "/said", encoding: .utf8))
    }

    // MARK: -

    /// A record with many answers, in one file.
    private func makeRecord() throws {
      let store = try RecordStore.open(in: data).store
      try store.merge((1...600).map(Self.answer))
      try Self.sqlite(record, "PRAGMA wal_checkpoint(TRUNCATE);")
    }

    private static func answer(_ number: Int) -> LearnerEvent {
      LearnerEvent(
        time: Int64(number),
        .answer(
          AnswerEvent(
            lesson: "L05", item: "L05.q\(number)", revision: 1, objective: "L05.2", response: "2",
            score: 1, misconception: nil, confidence: .sure, attempt: 1, hints: 0)))
    }

    private static func overwrite(_ path: String, from offset: Int, count: Int) throws {
      var random = Random(state: 5)
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: Data((0..<count).map { _ in UInt8(random.number(below: 256)) }))
      try file.close()
    }

    private static func sqlite(_ path: String, _ sql: String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
    }

    /// Nil for what is no file.
    private func contents(_ path: String) -> Data? {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return FileManager.default.contents(atPath: path)
    }

    /// The questions that were answered, the oldest first.
    private func answers(in directory: String) throws -> [String] {
      try RecordStore.open(in: directory).store.events().compactMap {
        if case .answer(let answer) = $0.kind { answer.item } else { nil }
      }
    }

    /// Answers a question in the real program; returns what it said.
    private func teach() throws -> String {
      let said = try run(["--data-dir", data])
      expectTeaching(said)
      return said
    }

    private func expectTeaching(_ said: String, at place: SourceLocation = #_sourceLocation) {
      #expect(
        said.contains("Right. So it is.") || said.contains("Not quite. So it is not."),
        "\(said)", sourceLocation: place)
      #expect(said.hasSuffix("status 0"), "\(said)", sourceLocation: place)
    }

    /// - Returns: what it said on both streams, in words with single spaces, and its status.
    private func run(
      _ arguments: [String], environment: [String: String] = [:]
    ) throws -> String {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: builtExecutable("descent"))
      process.arguments =
        ["learn", drill.id, "--lessons", drill.folder.path, "--plain"] + arguments
      process.environment = ["HOME": folder.path].merging(environment) { $1 }
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      process.standardError = output
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data("1\n2\n".utf8))
      try input.fileHandleForWriting.close()
      let said = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return words(String(decoding: said, as: UTF8.self) + "\nstatus \(process.terminationStatus)")
    }

    private func words(_ text: String) -> String {
      // Lines are broken at hyphens, too.
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("- ", with: "-")
    }
  }
#endif
