import ArgumentParser
import RunLogs

/// How charts are drawn, where that is not as the screen was left the last time.
struct WatchOptions: ParsableArguments {
  @Option(help: "Along step, elapsed (time since the start), clock (time of day) or epoch.")
  var axis: HorizontalAxis?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The weight of what was before in the debiased exponential average, from 0 to below 1.",
      valueName: "weight"))
  var smoothing: Double?

  @Flag(inversion: .prefixedNo, help: "A logarithmic axis upwards.")
  var log: Bool?

  @Option(help: ArgumentHelp("Group runs by a key of their configuration.", valueName: "key"))
  var group: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only tags with these words, or that match /regex/.", valueName: "filter"))
  var tags: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only runs with these words, or that match /regex/.", valueName: "filter"))
  var runs: String?

  func validate() throws {
    if let smoothing, !(0..<1).contains(smoothing) {
      throw ValidationError("--smoothing: expected a number from 0 to below 1, found \(smoothing)")
    }
    for (option, text) in [("--tags", tags), ("--runs", runs)] {
      do { _ = try text.map { try TagFilter($0) } } catch { throw ValidationError("\(option): \(error)") }
    }
  }

  var filter: WatchFilter {
    func filter(_ text: String?) -> TagFilter { text.flatMap { try? TagFilter($0) } ?? .none }
    return WatchFilter(runs: filter(runs), tags: filter(tags))
  }

  func apply(to state: inout WatchState) {
    if let axis { state.settings.axis = axis }
    if let smoothing { state.settings.smoothing = smoothing }
    if let log { state.settings.hasLogY = log }
    if let group { state.settings.groupKey = group }
    (state.runFilter, state.tagFilter) = (filter.runs, filter.tags)
  }
}

/// Which runs and tags are wanted.
struct WatchFilter {
  var runs: TagFilter
  var tags: TagFilter
}

extension HorizontalAxis: ExpressibleByArgument {}
