import Foundation
import RunLogs

@testable import saddle

/// Files of runs in a folder of their own, read as the screen reads them.
struct ExampleRuns {
  var files: [String: String] = [:]

  /// Four runs with a training loss and a test accuracy, told apart by learning rate; the last has a value that
  /// is not finite and goes back to step 20 after step 39.
  static var four: ExampleRuns {
    var runs = ExampleRuns()
    for (index, rate) in [0.01, 0.02, 0.1, 1].enumerated() {
      var lines = ""
      for step in 0..<40 {
        let loss = index == 3 && step == 30 ? "NaN" : "\(1 / (1 + Double(step) * rate))"
        lines += row(step, loss: loss, accuracy: Double(step) / 40)
      }
      if index == 3 { for step in 20..<30 { lines += row(step, loss: "0.5", accuracy: 0.25) } }
      runs.files["run\(index + 8)/metrics.jsonl"] = lines
    }
    return runs
  }

  /// As many of them as there are names, called so.
  func named(_ names: [String]) -> ExampleRuns {
    ExampleRuns(
      files: Dictionary(
        uniqueKeysWithValues: zip(names, files.keys.sorted()).map { ("\($0)/metrics.jsonl", files[$1] ?? "") }
      ))
  }

  private static func row(_ step: Int, loss: String, accuracy: Double) -> String {
    """
    {"step": \(step), "epoch": \(step / 10), "time": \(1_700_000_000 + 2 * step), "train/loss": \(loss), \
    "test/accuracy": \(accuracy)}\n
    """
  }

  /// - Parameter read: is given a state that has taken in all runs, each last written a minute ago.
  func withState(
    _ settings: WatchSettings = WatchSettings(), _ read: (inout WatchState, String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in files {
      let path = folder + "/" + name
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true
      )
      try content.write(toFile: path, atomically: false, encoding: .utf8)
    }
    var reading = RunReading(try RunWatch([folder]))
    while reading.snapshot.isReading { reading.advance(milliseconds: 0) }
    var snapshot = reading.snapshot
    for index in snapshot.runs.indices {
      snapshot.runs[index].lastWrite = 1_700_000_000
      snapshot.runs[index].state = index == 0 ? .running : .silent(minutes: 1)
    }
    var state = WatchState(paths: ["runs"], settings: settings)
    state.now = 1_700_000_060
    state.take(snapshot)
    try read(&state, folder)
  }
}
