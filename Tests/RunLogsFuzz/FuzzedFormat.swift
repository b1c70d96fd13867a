import ArrayFiles
import CChecksums
import RunLogs

/// How the fuzzer's bytes become the files of a run.
enum FuzzedFormat: String, CaseIterable {
  case tensorboard, wandb, jsonl, csv, huggingface, dvclive, mlflow, saddle
  /// MLflow's database.
  case sqlite
  /// Records with checksums that fit, so that what is in them is reached.
  case events, records

  var format: RunFormat {
    switch self {
    case .events: .tensorboard
    case .records: .wandb
    case .sqlite: .mlflow
    default: RunFormat(rawValue: rawValue)!
    }
  }

  /// The files' names, of which each gets a part of the bytes; parts end with a byte of zero.
  var files: [String] {
    switch self {
    case .tensorboard, .events: ["run.tfevents"]
    case .wandb, .records: ["run.wandb"]
    case .jsonl: ["run.jsonl"]
    case .csv: ["run.csv"]
    case .huggingface: ["trainer_state.json"]
    case .dvclive: ["plots/metrics/loss.tsv", "plots/metrics/train/loss.tsv"]
    case .mlflow: ["meta.yaml", "metrics/loss", "params/lr"]
    case .saddle: ["metrics.jsonl", "config.json"]
    case .sqlite: ["mlflow.db"]
    }
  }

  /// The run's path under the folder of its files.
  var path: String {
    switch self {
    case .dvclive, .mlflow, .saddle, .tensorboard, .events, .huggingface: ""
    default: "/" + files[0]
    }
  }

  /// Whether what was read stays when the files grow, so that reading them in pieces comes to the same.
  var growsAtItsEnd: Bool {
    switch self {
    case .huggingface, .sqlite: false
    default: true
    }
  }

  func contents(_ bytes: [UInt8]) -> [[UInt8]] {
    switch self {
    case .events: return [Self.parts(bytes).flatMap(Self.event)]
    case .records:
      return [
        Self.parts(bytes).reduce(into: Array(":W&B".utf8) + [0xE1, 0xBE, 0]) {
          $0 += Self.chunk($1, at: $0.count)
        }
      ]
    case _ where files.count > 1:
      var parts = bytes.split(separator: 0, maxSplits: files.count - 1, omittingEmptySubsequences: false)
        .map { Array($0) }
      while parts.count < files.count { parts.append([]) }
      return parts
    default: return [Array(bytes)]
    }
  }

  /// What comes in front of each part: its length, two bytes.
  private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count >= 2 {
      let count = Int(rest.removeFirst()) + Int(rest.removeFirst()) << 8
      parts.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return parts
  }

  private static func event(_ data: [UInt8]) -> [UInt8] {
    func checksum(_ bytes: [UInt8]) -> [UInt8] {
      let sum = saddle_crc32c(bytes, bytes.count)
      return littleEndian((sum >> 15 | sum << 17) &+ 0xA282_EAD8, 4)
    }
    let length = littleEndian(UInt32(data.count), 8)
    return length + checksum(length) + data + checksum(data)
  }

  private static func chunk(_ data: [UInt8], at place: Int) -> [UInt8] {
    let block = 32 << 10
    var (bytes, rest, isFirst): ([UInt8], ArraySlice<UInt8>, Bool) = ([], data[...], true)
    repeat {
      let left = block - (place + bytes.count) % block
      guard left >= 7 else {
        bytes += [UInt8](repeating: 0, count: left)
        continue
      }
      let part = rest.prefix(left - 7)
      rest = rest.dropFirst(part.count)
      let typed = [rest.isEmpty ? isFirst ? 1 : 4 : isFirst ? 2 : 3] + part
      var checksum = CRC32()
      typed.withUnsafeBytes { checksum.update($0) }
      bytes += littleEndian(checksum.value, 4) + littleEndian(UInt32(part.count), 2) + typed
      isFirst = false
    } while isFirst || !rest.isEmpty
    return bytes
  }

  private static func littleEndian(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: UInt64(number) >> (8 * UInt64($0))) }
  }
}
