import Canvas
import ExternalEvaluators
import Landscape

/// A surface whose values other programs give.
struct EvaluatorRun {
  let command: String
  let workers: Int
  let timeout: Double
  let helloTimeout: Double

  /// What was found, and why that is not all.
  struct Outcome {
    let table: SurfaceTable
    let surface: WeightSurface
    /// nil where the surface is complete.
    let end: CommandError?
  }

  init(_ options: LandscapeEvaluatorOptions, command: String) {
    self.command = command
    workers = options.workers ?? 1
    timeout = options.timeout ?? 60
    helloTimeout = options.helloTimeout ?? 300
  }

  /// - Parameter grid: the points for the range that the programs propose.
  /// - Throws: ``CommandError`` where there is no point's value.
  func surface(
    grid: (ClosedRange<Double>) throws -> Grid, until interruption: Interruption
  ) throws -> Outcome {
    let evaluators = ExternalEvaluators(
      command: command, workers: workers, timeout: .seconds(timeout), helloTimeout: .seconds(helloTimeout))
    defer { evaluators.close() }
    var remarks = ToldRemarks()
    let hello = try hello(of: evaluators, &remarks, until: interruption)
    let computation = SurfaceComputation(evaluators, grid: try grid(hello.range))
    let end = end(of: computation, named: hello.name, &remarks, until: interruption)
    remarks.tell(computation.remarks)
    let surface = computation.current
    guard surface.evaluatedCount > 0 else {
      throw end ?? CommandError.evaluators("no point has been evaluated")
    }
    return Outcome(table: table(surface, hello), surface: surface, end: surface.isComplete ? nil : end)
  }

  private func hello(
    of evaluators: ExternalEvaluators, _ remarks: inout ToldRemarks, until interruption: Interruption
  ) throws -> EvaluatorHello {
    let cancellation = Cancellation()
    var line = ProgressLine()
    defer { line.end() }
    do {
      let (hello, signal) = try WatchedWork.run(until: interruption) {
        try evaluators.hello(cancellation)
      } cancel: {
        cancellation.cancel()
      } look: {
        remarks.look(at: evaluators.remarks, &line)
        line.show("waiting for the evaluator's hello" + (evaluators.latestComplaint.map { " · \($0)" } ?? ""))
      }
      if let hello { return hello }
      throw CommandError.interrupted(by: signal ?? 2, "stopped before an evaluator said hello")
    } catch let error as ExternalEvaluatorError {
      throw CommandError.evaluators(error.description)
    }
  }

  /// Has the points evaluated, and returns why not all have been, if that is so.
  private func end(
    of computation: SurfaceComputation, named name: String, _ remarks: inout ToldRemarks,
    until interruption: Interruption
  ) -> CommandError? {
    var line = ProgressLine()
    defer { line.end() }
    do {
      let (_, signal) = try WatchedWork.run(until: interruption) {
        try computation.run()
      } cancel: {
        computation.cancel()
      } look: {
        remarks.look(at: computation.remarks, &line)
        line.show("\(name) · \(computation.progress.text)")
      }
      return signal.map { .interrupted(by: $0, Self.reached(computation.progress)) }
    } catch {
      // Those that the error names need no line of their own.
      remarks.forget(computation.remarks)
      return .evaluators("\(Self.reached(computation.progress)): \(error)")
    }
  }

  private static func reached(_ progress: SurfaceProgress) -> String {
    "stopped at \(progress.evaluated.grouped) of \(progress.total.grouped) points"
  }

  private func table(_ surface: WeightSurface, _ hello: EvaluatorHello) -> SurfaceTable {
    let accuracies = surface.accuracies
    var table = SurfaceTable(
      x: surface.grid.x.values, y: surface.grid.y.values,
      panels: [
        SurfaceTable.Panel(
          name: hello.loss, loss: surface.losses,
          accuracy: accuracies.allSatisfy(\.isNaN) ? nil : accuracies)
      ])
    table.description = ["\(hello.name), as evaluated by \(command)"]
    if !surface.isComplete { table.isEvaluated = surface.evaluations.map { $0 != nil } }
    return table
  }
}

/// What evaluators remark, told once each.
///
/// What was remarked just now waits for the next look: where it is the reason of an error, that tells it.
struct ToldRemarks {
  private var told = 0
  private var seen = 0

  mutating func look(at remarks: [String], _ line: inout ProgressLine) {
    if told < min(seen, remarks.count) {
      line.clear()
      tell(Array(remarks.prefix(seen)))
    }
    seen = remarks.count
  }

  mutating func tell(_ remarks: [String]) {
    for remark in remarks.dropFirst(told) { FileOutput.remark(remark) }
    told = max(told, remarks.count)
  }

  mutating func forget(_ remarks: [String]) { told = max(told, remarks.count) }
}
