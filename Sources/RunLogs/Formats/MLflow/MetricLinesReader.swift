import ArrayFiles

/// Reads MLflow's metric files: lines of a time in milliseconds, a value and mostly a step.
struct MetricLinesReader: LineReader {
  /// The length of the folder's name, which stands before the tag in a file's path, in bytes.
  private let prefix: Int
  private var lines: [String: Int] = [:]

  init(folder: String) { prefix = folder.utf8.count + 1 }

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var rest = TextLines(bytes)
    var place: Int?
    var number = lines[file] ?? 0
    defer { lines[file] = number }
    while let line = rest.next() {
      number += 1
      if line.isEmpty { continue }
      guard let point = Self.point(line) else {
        log.report(
          InputError(
            file, at: "line \(number)", expected: "a time, a value and a step", found: "something else"))
        continue
      }
      if place == nil { place = log.place(of: String(decoding: file.utf8.dropFirst(prefix), as: UTF8.self)) }
      log.append(point, to: place!)
    }
    return rest.isEndless ? bytes.count : rest.position
  }

  /// Two, three or five fields; the last two of five name a data set.
  private static func point(_ line: UnsafeRawBufferPointer) -> ScalarPoint? {
    let fields = line.split(separator: 0x20, omittingEmptySubsequences: false)
      .map { UnsafeRawBufferPointer(rebasing: $0) }
    guard [2, 3, 5].contains(fields.count), let time = DecimalNumber.parse(fields[0]),
      let value = DecimalNumber.parse(fields[1])
    else { return nil }
    guard fields.count == 3 else { return ScalarPoint(step: 0, time: time / 1000, value: value) }
    guard let step = Int(String(decoding: fields[2], as: UTF8.self)) else { return nil }
    return ScalarPoint(step: step, time: time / 1000, value: value)
  }
}
