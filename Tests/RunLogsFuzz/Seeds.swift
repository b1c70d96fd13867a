import ArrayFiles
import FoundationEssentials

/// The fuzzer's first inputs, out of the fixtures of the tests.
struct Seeds {
  /// Writes an input for every fixture of a format to `folder`.
  static func write(_ format: FuzzedFormat, from fixtures: String, to folder: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: fixtures).filter { isOne($0, of: format) }
    for (number, name) in names.sorted().enumerated() {
      guard let bytes = try? InputFile(fixtures + "/" + name).bytes() else { continue }
      try Data(seed(bytes, format)).write(to: URL(filePath: folder + "/seed-\(number)"))
    }
  }

  private static func isOne(_ name: String, of format: FuzzedFormat) -> Bool {
    switch format {
    case .tensorboard, .events: name.hasPrefix("tensorboard/") && name.contains("tfevents")
    case .wandb, .records: name.hasSuffix(".wandb")
    case .jsonl, .saddle: name.hasSuffix(".jsonl")
    case .csv: name.hasSuffix(".csv")
    case .huggingface: name.hasSuffix("trainer_state.json")
    case .dvclive: name.hasSuffix(".tsv")
    case .mlflow: name.contains("/metrics/")
    case .sqlite: name.hasSuffix(".db")
    }
  }

  private static func seed(_ bytes: [UInt8], _ format: FuzzedFormat) -> [UInt8] {
    switch format {
    case .events: parts(events(bytes))
    case .records: parts(records(bytes))
    case .dvclive: bytes + [0] + bytes
    case .saddle: bytes + [0] + Array("{\"saddle\": \"0.1.0\", \"lr\": 0.5}".utf8)
    case .mlflow: Array("status: 3\nrun_name: 'a'\n".utf8) + [0] + bytes + [0] + Array("0.1".utf8)
    default: bytes
    }
  }

  private static func parts(_ parts: [[UInt8]]) -> [UInt8] {
    parts.filter { $0.count < 1 << 16 }.flatMap { [UInt8($0.count & 0xFF), UInt8($0.count >> 8)] + $0 }
  }

  private static func events(_ bytes: [UInt8]) -> [[UInt8]] {
    var (events, rest) = ([[UInt8]](), bytes[...])
    while rest.count >= 16 {
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      events.append(Array(rest.dropFirst(12).prefix(length)))
      rest = rest.dropFirst(16 + length)
    }
    return events
  }

  /// The records of a file of less than a block.
  private static func records(_ bytes: [UInt8]) -> [[UInt8]] {
    var (records, rest) = ([[UInt8]](), bytes.dropFirst(7))
    while rest.count >= 7 {
      let length = Int(rest.dropFirst(4).first!) + Int(rest.dropFirst(5).first!) << 8
      records.append(Array(rest.dropFirst(7).prefix(length)))
      rest = rest.dropFirst(7 + length)
    }
    return records
  }
}
