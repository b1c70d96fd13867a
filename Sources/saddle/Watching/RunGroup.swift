import Canvas
import RunLogs

/// The runs that share a value of a configuration key.
struct RunGroup {
  let name: String
  let runs: Set<Int>
  let look: CurveLook

  /// In the natural order of the values; runs without the key are a group of their own.
  static func groups(of runs: [Int], by key: String, in logs: [WatchedRun]) -> [RunGroup] {
    let values = Dictionary(grouping: runs) { logs[$0].log.configuration[key] ?? "–" }
    return values.keys.sorted(by: NaturalOrder.isBefore).enumerated().map { index, value in
      RunGroup(
        name: "\(key) \(value)", runs: Set(values[value]!),
        look: RunColors.look(
          color: index % RunColors.palette.count, turn: index / RunColors.palette.count))
    }
  }
}
