/// Which of a row's columns says at which step, and which at what time it was written.
///
/// The names that loggers use, the best first; case does not matter.
struct StepColumn {
  let step: String?
  let time: String?

  private static let steps = [
    "step", "_step", "global_step", "trainer/global_step", "iteration", "iter", "epoch",
  ]
  private static let times = ["timestamp", "_timestamp", "wall_time", "wall time", "time"]

  init(_ names: [String]) {
    func first(_ wanted: [String]) -> String? {
      wanted.lazy.compactMap { wanted in names.first { $0.lowercased() == wanted } }.first
    }
    step = first(Self.steps)
    time = first(Self.times)
  }

  /// Seconds since 1970 of a number that may be milliseconds, as DVCLive's are: seconds reach 10¹¹ in the
  /// year 5138.
  static func seconds(_ number: Double) -> Double { abs(number) > 1e11 ? number / 1000 : number }
}
