import Glibc

/// The name of a new file of events: `events.out.tfevents.<seconds>.<host>.<process>.0`.
///
/// TensorBoard reads the files of a folder in the order of their names, and what a later one makes void is in
/// an earlier one. So the seconds are more than those of any file that is there, even where a run goes on
/// within the second in which it was killed, or the clock was set back.
struct EventFileName: CustomStringConvertible {
  let seconds: Int

  private static let start = "events.out.tfevents."

  /// - Parameters:
  ///   - names: what is in the folder.
  ///   - time: in seconds since 1970.
  init(after names: [String], time: Double) {
    let latest = names.compactMap(Self.seconds).max() ?? 0
    seconds = max(Int(time), latest + 1)
  }

  var description: String {
    let digits = String(seconds)
    let zeros = String(repeating: "0", count: max(0, 10 - digits.count))
    return "\(Self.start)\(zeros)\(digits).\(Self.host).\(getpid()).0"
  }

  /// The seconds in a name; nil where it is no name of a file of events, or they are beyond what a clock tells.
  private static func seconds(_ name: String) -> Int? {
    guard name.hasPrefix(start) else { return nil }
    return Int(name.dropFirst(start.count).prefix { $0 != "." }).flatMap { $0 < 9_999_999_999 ? $0 : nil }
  }

  private static var host: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
    let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let known = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
    return known.isEmpty ? "localhost" : known
  }
}
