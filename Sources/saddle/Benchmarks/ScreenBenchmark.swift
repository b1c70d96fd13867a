import Glibc
import Training

extension Workload {
  /// The explorer at unlimited pace: what it costs training, and what its frames cost.
  static let screen = Workload(name: "screen") { try ScreenBenchmark.run() }
}

/// The explorer against a terminal in memory, at unlimited pace: what the screen costs training, how long
/// frames take, and how many bytes they have.
struct ScreenBenchmark {
  private let plan: TrainingPlan
  private let trainer: Trainer
  private let screen: CountingTerminal
  private var explorer: Explorer

  private static let columns: UInt16 = 120
  private static let rows: UInt16 = 36
  /// With the screen and without it in short turns, so that what else the machine does hits both; five
  /// seconds of each.
  private static let turns = 20
  private static let turn = Duration.milliseconds(250)

  static func run() throws -> [Measurement] {
    let plan = TrainingPlan(
      data: .digits(), model: .mlp([64, 32]), losses: Losses.figureOne, batchSize: 32, learningRate: 0.02,
      seed: 1)
    let screen = try CountingTerminal(columns: columns, rows: rows)
    let terminal = try screen.open(for: "bench screen")
    defer { terminal.close() }
    let trainer = Trainer(plan, pace: .unlimited)
    var benchmark = ScreenBenchmark(
      plan: plan, trainer: trainer, screen: screen,
      explorer: Explorer(LiveTraining(plan, trainer: trainer), pace: .unlimited, terminal: terminal))
    let home = benchmark.measure()
    return try home + landscape(plan, trainer, screen, terminal)
  }

  /// The landscape screen while it follows training at unlimited pace, so that there is always a surface at work:
  /// its frames, and how soon a key is answered.
  private static func landscape(
    _ plan: TrainingPlan, _ trainer: Trainer, _ screen: CountingTerminal, _ terminal: Terminal
  ) throws -> [Measurement] {
    var explorer = Explorer(
      LiveTraining(plan, trainer: trainer), pace: .unlimited, terminal: terminal, screen: .landscape,
      isFollowing: true)
    let typist = Typist(on: screen) { UInt8(ascii: $0 % 2 == 0 ? "l" : "h") }
    _ = explorer.run(until: .now.advanced(by: .seconds(10)))
    trainer.stop()
    let keys = typist.stop()
    let frames = explorer.frameTimes.milliseconds
    return [
      Measurement(
        workload: "screen-landscape-frame-p50", value: frames.quantile(0.5), unit: "ms", threads: 3),
      Measurement(
        workload: "screen-landscape-frame-p99", value: frames.quantile(0.99), unit: "ms", threads: 3),
      Measurement(workload: "screen-landscape-key-p50", value: keys.quantile(0.5), unit: "ms", threads: 3),
      Measurement(workload: "screen-landscape-key-p99", value: keys.quantile(0.99), unit: "ms", threads: 3),
    ]
  }

  private mutating func measure() -> [Measurement] {
    var with: [Double] = []
    var without: [Double] = []
    for _ in 0..<Self.turns {
      with.append(
        stepsPerSecond { _ = explorer.run(until: .now.advanced(by: Self.turn)) })
      without.append(
        stepsPerSecond {
          trainer.start()
          usleep(UInt32(Self.turn / .microseconds(1)))
        })
    }
    let frames = explorer.frameTimes.milliseconds
    func row(_ workload: String, _ value: Double, _ unit: String) -> Measurement {
      // The training and the screen.
      Measurement(workload: workload, value: value, unit: unit, threads: 2)
    }
    return [
      row("screen-steps-with", with.quantile(0.5), "steps/s"),
      row("screen-steps-without", without.quantile(0.5), "steps/s"),
      row("screen-steps-ratio", zip(with, without).map { $0 / $1 }.quantile(0.5), "ratio"),
      row("screen-frame-p50", frames.quantile(0.5), "ms"),
      row("screen-frame-p99", frames.quantile(0.99), "ms"),
      row("screen-frame-bytes", screen.frameBytes.map(Double.init).quantile(0.5), "bytes"),
    ]
  }

  private func stepsPerSecond(_ body: () -> Void) -> Double {
    let first = step()
    let start = ContinuousClock.now
    body()
    trainer.stop()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Double(step() - first) / seconds
  }

  private func step() -> Int {
    trainer.askForSnapshot()
    trainer.stop()
    return trainer.snapshot.step
  }
}
