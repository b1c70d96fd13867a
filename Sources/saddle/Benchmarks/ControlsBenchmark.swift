import Datasets
import Training

extension Workload {
  /// The panel of controls at unlimited pace: how long a key waits while controls change.
  static let controls = Workload(name: "controls") {
    try ControlsBenchmark.run(.home) + ControlsBenchmark.run(.landscape)
  }
}

/// Somebody who changes one control after another, any of them, while training runs without a limit and, on the
/// landscape screen, follows it with surfaces: how long a key waits for a frame, and for how long the screen was busy
/// with anything else than looking for keys.
enum ControlsBenchmark {
  private static let time = Duration.seconds(20)

  static func run(_ screen: Screen) throws -> [Measurement] {
    let counter = try CountingTerminal(columns: 120, rows: 36)
    let terminal = try counter.open(for: "bench controls")
    defer { terminal.close() }
    let setup = TrainingSetup()
    let plan = try setup.plan()
    var explorer = Explorer(
      LiveTraining(plan, trainer: Trainer(plan, pace: .unlimited)), pace: .unlimited, terminal: terminal,
      screen: screen, setup: setup, isFollowing: screen == .landscape)
    counter.type(UInt8(ascii: "e"))
    // Contours on and off are seen on every panel.
    let typist = Typist(on: counter, { _ in UInt8(ascii: "v") }, before: change)
    _ = explorer.run(until: .now.advanced(by: time))
    let waits = typist.stop()
    explorer.rest()
    let name = "controls-" + (screen == .home ? "samples" : "landscape")
    let absences = explorer.absences.milliseconds
    return [
      Measurement(workload: name + "-key-p50", value: waits.quantile(0.5), unit: "ms", threads: 3),
      Measurement(workload: name + "-key-p99", value: waits.quantile(0.99), unit: "ms", threads: 3),
      Measurement(workload: name + "-absent-p99", value: absences.quantile(0.99), unit: "ms", threads: 3),
      Measurement(workload: name + "-absent-max", value: absences.quantile(1), unit: "ms", threads: 3),
    ]
  }

  /// Another control, up or down the list, or another value of it: a walk through the whole panel.
  private static func change(_ number: Int) -> UInt8 {
    var generator = SplitMix64(seed: UInt64(number))
    return Array("jjjkllhl".utf8)[Int(generator.next() % 8)]
  }
}
