import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

/// The path of a log that Fixtures/make_fixtures.py made.
func logFixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
}

func logFixtureBytes(_ name: String) throws -> [UInt8] { try InputFile(logFixture(name)).bytes() }

/// A folder of its own for a test, removed with it.
final class LogFolder {
  let path = NSTemporaryDirectory() + "/saddle-logs-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  func append(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path + "/" + name))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }

  /// Copies a fixture, a file or a folder, and returns the path of the copy.
  func copy(_ fixture: String, to name: String) throws -> String {
    let target = path + "/" + name
    try FileManager.default.copyItem(atPath: logFixture(fixture), toPath: target)
    return target
  }
}

/// What a tag comes to, as the expected numbers have it.
struct TagNumbersExpected: Decodable, Hashable {
  let points: Int
  let firstStep: Int?
  let lastStep: Int?
  let last: NumberOrWord?
  let min: NumberOrWord?
  let max: NumberOrWord?
  let nan: Int
  let infinite: Int

  private enum CodingKeys: String, CodingKey {
    case points, last, min, max, nan, infinite
    case firstStep = "first_step"
    case lastStep = "last_step"
  }

  enum NumberOrWord: Decodable, Hashable {
    case number(Double)
    case word(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .word(try container.decode(String.self))
      }
    }
  }
}

/// What the runs under a path come to, by run and tag; runs without a tag are left out.
func summaries(_ paths: [String]) throws -> [String: [String: TagNumbersExpected]] {
  var runs: [String: [String: TagNumbersExpected]] = [:]
  for source in try RunDiscovery(paths).sources {
    var follower = RunFollower(source)
    follower.poll()
    let log = follower.closedLog
    for index in log.tags.indices {
      let line = RunSummary(run: source.name, log, tagAt: index).line
      runs[source.name, default: [:]][log.tags[index]] = try JSONDecoder().decode(
        TagNumbersExpected.self, from: Data(line.utf8))
    }
  }
  return runs
}

/// The only run under a path.
func onlySource(_ path: String) throws -> RunSource {
  let sources = try RunDiscovery([path]).sources
  try #require(sources.count == 1)
  return sources[0]
}

/// The log of the only run under a path.
func onlyLog(_ path: String) throws -> RunLog {
  var follower = RunFollower(try onlySource(path))
  follower.poll()
  return follower.log
}
