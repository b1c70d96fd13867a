import Landscape
import Subprocess
import Training

/// What is said between saddle and one process of a worker.
struct Conversation {
  let worker: Int
  let timeouts: WorkerLife.Timeouts
  let queue: WorkQueue
  let process: WorkerLife.Process

  /// How a conversation went.
  struct Course: Sendable {
    var saidHello = false
    var answers = 0
    /// Why it ended; nil where there was nothing more to do.
    var stop: Stop?
  }

  enum Stop: Error {
    /// The process has closed its output or its input: mostly it has ended.
    case outputEnded
    case failed(WorkerFailure)
  }

  /// Asks for values until there is nothing more to do or the worker fails; its points are given back then.
  func run() async -> Course {
    var course = Course()
    var lines = WorkerLines(process.standardOutput)
    do throws(Stop) {
      try await begin(&course, &lines)
      var size = BatchSize()
      while course.saidHello, let assignment = await queue.next(size: size.points) {
        let start = ContinuousClock.now
        do throws(Stop) {
          queue.finish(
            assignment, with: try await evaluations(of: assignment, id: course.answers + 1, &lines))
        } catch {
          queue.takeBack(assignment)
          throw error
        }
        course.answers += 1
        size.adapt(count: assignment.points.count, seconds: (ContinuousClock.now - start) / .seconds(1))
      }
    } catch {
      // Whoever is being ended fails for that reason.
      if !queue.isOver { course.stop = error }
    }
    return course
  }

  /// What a worker has done that took too long for its hello.
  static let silence = "said no hello"

  private func begin(_ course: inout Course, _ lines: inout WorkerLines) async throws(Stop) {
    let line = try await within(timeouts.hello, Self.silence, nil, &lines)
    do {
      let hello = try MessageLine.decode(EvaluatorHello.self, from: line, expected: "its hello")
      course.saidHello = queue.welcome(hello, of: worker)
    } catch {
      throw .failed(error)
    }
  }

  private func evaluations(
    of assignment: Assignment, id: Int, _ lines: inout WorkerLines
  ) async throws(Stop) -> [Evaluation] {
    let grid = assignment.request.grid
    let request = EvaluationRequest(
      id: id, points: assignment.points.map { [grid.x[$0.column], grid.y[$0.row]] })
    let line = try await within(
      timeouts.answer, "gave no answer", MessageLine.encode(request), &lines)
    do {
      return try MessageLine.decode(EvaluationAnswer.self, from: line, expected: "an answer")
        .evaluations(for: request, line: line)
    } catch {
      throw .failed(error)
    }
  }

  /// Writes `message`, where there is one, and reads a line; a process that takes too long is ended.
  ///
  /// - Parameter omission: what it has done then.
  private func within(
    _ limit: Duration, _ omission: String, _ message: [UInt8]?, _ lines: inout WorkerLines
  ) async throws(Stop) -> [UInt8] {
    let process = process
    let deadline = Task(executorPreference: WorkerExecutor.shared) {
      do { try await Task.sleep(for: limit) } catch { return false }
      try? process.send(signal: .terminate, toProcessGroup: true)
      try? await Task.sleep(for: WorkerLife.lastPatience)
      try? process.send(signal: .kill, toProcessGroup: true)
      return true
    }
    let line: Result<[UInt8]?, WorkerFailure>
    do {
      if let message { _ = try await process.standardInputWriter.write(message) }
      line = .success(try await lines.next())
    } catch let failure as WorkerFailure {
      line = .failure(failure)
    } catch {
      line = .success(nil)
    }
    deadline.cancel()
    // Its signals have been sent by then or never will be.
    if await deadline.value { throw .failed(WorkerFailure("\(omission) within \(limit.inSeconds)")) }
    switch line {
    case .success(let line?): return line
    case .success(nil): throw .outputEnded
    case .failure(let failure): throw .failed(failure)
    }
  }
}

extension Duration {
  fileprivate var inSeconds: String {
    let seconds = self / .seconds(1)
    return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
  }
}
