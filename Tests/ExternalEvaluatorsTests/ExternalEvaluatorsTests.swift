import Landscape
import Testing
import Training

@testable import ExternalEvaluators

@Test(arguments: [1, 3])
func theValuesAreThoseOfTheWorkers(workers: Int) async {
  let outcome = await evaluated(TestWorker.good, workers: workers)
  #expect(outcome.isRight && outcome.error == nil && outcome.remarks.isEmpty)
  #expect(outcome.surface.accuracies.allSatisfy { $0.isNaN })
}

@Test func eachPointIsAskedForOnceAndWhatIsKnownNever() async throws {
  try await withTemporaryFolder { folder in
    // Worker 1 dies after its fourth answer, each time; what it had not answered is asked for again.
    let command = TestWorker.command(
      """
      hello
      count=0
      while read -r line; do
        count=$((count + 1))
        [ $SADDLE_WORKER = 1 ] && [ $count = 5 ] && exit 9
        answer "$line"
        echo "$line" >> \(folder)/answered.$SADDLE_WORKER
      done
      """)
    var known = WeightSurface(smallGrid)
    for column in 0..<9 {
      known.set(Grid.Point(column: column, row: 2), to: Evaluation(loss: 42, accuracy: 0.5))
    }
    let outcome = await evaluated(command, workers: 2, known: known)
    #expect(outcome.error == nil && outcome.surface.isComplete)
    #expect(outcome.surface.losses.filter { $0 == 42 }.count == 9)
    let asked = (1...2).flatMap { lines(of: folder + "/answered.\($0)") }.flatMap { line in
      line.matches(of: /\[(-?[0-9.]+),(-?[0-9.]+)\]/).map { "\($0.1) \($0.2)" }
    }
    #expect(asked.count == 36 && Set(asked).count == 36)
  }
}

@Test func numbersThatAreNotFiniteComeInEveryForm() async {
  let forms = ["NaN", "null", "\"NaN\"", "Infinity", "\"Infinity\"", "-Infinity", "\"-Infinity\"", "1e3"]
  let cases = forms.enumerated().map { "\($0.offset)) value='\($0.element)' ;;" }.joined(separator: "\n")
  // One point a request: the grid is small and the workers are many.
  let command = TestWorker.command(
    """
    hello
    while read -r line; do
      a=${line#*[[][[]}
      case ${a%%,*} in
      \(cases)
      esac
      echo "{\\"id\\":$(id "$line"),\\"losses\\":[$value],\\"accuracies\\":[$value]}" | sed 's/1e3\\]}/0.25]}/'
    done
    """)
  let grid = Grid(x: GridAxis(from: 0, through: 7, count: 8), y: GridAxis(from: 0, through: 1, count: 2))
  let outcome = await evaluated(command, workers: 8, grid: grid)
  #expect(outcome.error == nil && outcome.remarks.isEmpty)
  let losses = outcome.surface.losses
  for start in [0, 8] {
    #expect(losses[start..<start + 3].allSatisfy { $0.isNaN })
    #expect(losses[start + 3...start + 4].allSatisfy { $0 == .infinity })
    #expect(losses[start + 5...start + 6].allSatisfy { $0 == -.infinity })
    #expect(losses[start + 7] == 1000 && outcome.surface.accuracies[start + 7] == 0.25)
    #expect(outcome.surface.accuracies[start..<start + 7].allSatisfy { $0.isNaN })
  }
}

@Test func aWorkerThatDiesIsNamedAndStartedAgain() async throws {
  try await withTemporaryFolder { folder in
    let command = TestWorker.command(
      """
      hello
      [ -e \(folder)/died ] && while read -r line; do answer "$line"; done && exit
      read -r line; answer "$line"; read -r line
      touch \(folder)/died
      echo 'Traceback' >&2; echo 'out of memory' >&2; exit 3
      """)
    let outcome = await evaluated(command)
    #expect(outcome.isRight && outcome.error == nil)
    #expect(outcome.remarks.count == 1)
    let remark = try #require(outcome.remarks.first)
    #expect(remark.hasPrefix("worker 1 (hello() {"))
    #expect(
      remark.hasSuffix(
        "…) died with exit code 3: Traceback / out of memory; it is started again"
      ))
  }
}

@Test func whenAllHaveDiedTooOftenTheErrorNamesEachAndThePointsStay() async throws {
  try await withTemporaryFolder { folder in
    // Three answers in all, each by a process of its own, and then none.
    let command = TestWorker.command(
      """
      hello
      read -r line
      echo >> \(folder)/lives.$SADDLE_WORKER
      [ $(cat \(folder)/lives.$SADDLE_WORKER | wc -l) -gt 3 ] && kill -9 $$
      answer "$line"; read -r line
      exit 7
      """)
    let outcome = await evaluated(command, workers: 2)
    #expect(outcome.surface.evaluatedCount == 6 && !outcome.isRight)
    let (losses, expected) = (outcome.surface.losses, TestWorker.expected(smallGrid))
    #expect(losses.indices.allSatisfy { losses[$0].isNaN || abs(losses[$0] - expected[$0]) < 1e-12 })
    guard case .noWorkerLeft(_, let reasons) = outcome.error else {
      Issue.record("found \(String(describing: outcome.error))")
      return
    }
    #expect(reasons == (1...2).map { "worker \($0) was ended by signal 9" })
    #expect(outcome.error?.description.contains("\n") == false)
    // The last one that answered, and after it the three more chances; the end of the last worker is the error.
    #expect(lines(of: folder + "/lives.1").isEmpty && outcome.remarks.count == 2 * (3 + 3) - 1)
  }
}

@Test func whoNeverSaidHelloIsNotStartedAgain() async throws {
  try await withTemporaryFolder { folder in
    let outcome = await evaluated("echo x >> \(folder)/starts; no-such-evaluator", workers: 2)
    #expect(lines(of: folder + "/starts").count == 2)
    let text = try #require(outcome.error?.description)
    #expect(text.contains("worker 1 died with exit code 127 before it said hello"))
    #expect(text.contains("; worker 2 died") && text.contains("no-such-evaluator: not found"))
  }
}

@Test func aWorkerThatHangsIsEndedAndTheOthersDoItsPoints() async throws {
  try await withTemporaryFolder { folder in
    let command = TestWorker.command(
      """
      trap '' TERM
      # The other begins when the first hangs, and would do everything otherwise.
      [ $SADDLE_WORKER = 2 ] && until [ -s \(folder)/hung ]; do sleep 0.05; done
      hello
      while read -r line; do
        [ $SADDLE_WORKER = 1 ] && { sleep 1000 & echo $! $$ >> \(folder)/hung; wait; }
        answer "$line"
      done
      """)
    let outcome = await evaluated(command, workers: 2, timeout: .seconds(20), remarks: 1)
    #expect(outcome.isRight && outcome.error == nil)
    // On a busy machine the other may be late too, and is started again then.
    #expect(
      outcome.remarks.contains {
        $0.hasPrefix("worker 1 (") && $0.contains("gave no answer within 20 s; its points go to another")
      }, "\(outcome.remarks)")
    let hung = lines(of: folder + "/hung").flatMap { $0.split(separator: " ") }.map { Int32($0)! }
    #expect(hung.count >= 2)
    for process in hung { #expect(await comesTrue { !isRunning(process) }) }
  }
}
