import Glibc

/// libFuzzer, which calls a function with one input after another.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads inputs as the logs of one format, or of the format that each input's first byte tells.
enum Fuzzer {
  private static let chosen = setting("SADDLE_FUZZ_FORMAT").map { FuzzedFormat(rawValue: $0)! }
  private static let runs = (chosen.map { [$0] } ?? FuzzedFormat.allCases).map { FuzzedRun($0) }

  private static func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Makes inputs of the fixtures in SADDLE_FUZZ_FIXTURES, into the folder that SADDLE_FUZZ_SEEDS names, and
  /// begins.
  static func run() throws -> CInt {
    if let chosen, let fixtures = setting("SADDLE_FUZZ_FIXTURES"), let seeds = setting("SADDLE_FUZZ_SEEDS") {
      try Seeds.write(chosen, from: fixtures, to: seeds)
    }
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    return drive(&count, &arguments) { Fuzzer.read($0, $1) }
  }

  private static func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if chosen == nil, bytes.isEmpty { return 0 }
    runs[chosen == nil ? Int(bytes.removeFirst()) % runs.count : 0].read(bytes)
    return 0
  }
}
