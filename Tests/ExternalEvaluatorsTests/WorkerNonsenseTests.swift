import Landscape
import Testing

@testable import ExternalEvaluators

/// The first answer, and what is said of it.
@Test(
  arguments: [
    ("loading the model", "wrote nonsense: expected an answer, found 'loading the model'"),
    (#"{"id":1,"losses":[1"#, #"expected an answer, found '{"id":1,"losses":[1'"#),
    (#"{"id":1,"losses":[1]} {}"#, "expected an answer"),
    (#"{"id":1,"losses":["x"]}"#, "expected an answer"),
    (#"{"id":1,"losses":1}"#, "expected an answer"),
    (#"{"losses":[1]}"#, "expected an answer"),
    (#"[1]"#, "expected an answer"),
    ("", "expected an answer, found ''"),
    (#"{"id":2,"losses":[1]}"#, "answered out of order: expected id 1, found 2"),
    (#"{"id":1,"losses":[1,2]}"#, "expected 1 losses, found 2"),
    (#"{"id":1,"losses":[]}"#, "expected 1 losses, found 0"),
    (#"{"id":1,"losses":[1],"accuracies":[0.5,0.5]}"#, "expected 1 accuracies, found 2"),
    (#"{"id":1,"losses":[1],"accuracies":[50]}"#, "expected accuracies from 0 to 1, found 50.0"),
    (#"{"id":1}"#, "expected losses"),
    (#"{"id":1,"error":"out of\u001b[31m\nmemory"}"#, "reports 'out of memory'"),
  ])
func nonsenseIsNamedAndTheWorkerIsStartedAgain(answer: String, said: String) async throws {
  try await withTemporaryFolder { folder in
    let command = TestWorker.command(
      """
      hello
      read -r line
      [ -e \(folder)/before ] || { touch \(folder)/before; cat <<'END'
      \(answer)
      END
      read -r line; exit; }
      answer "$line"
      while read -r line; do answer "$line"; done
      """)
    let outcome = await evaluated(command)
    #expect(outcome.isRight && outcome.error == nil)
    #expect(outcome.remarks.count == 1 && outcome.remarks[0].contains(said), "\(outcome.remarks)")
  }
}

@Test func anAnswerTooManyIsOutOfOrder() async {
  let outcome = await evaluated(
    TestWorker.command("hello; while read -r line; do answer \"$line\"; answer \"$line\"; done"))
  #expect(outcome.isRight && !outcome.remarks.isEmpty)
  #expect(outcome.remarks.allSatisfy { $0.contains("answered out of order: expected id 2, found 1") })
}

@Test(
  arguments: [
    ("Downloading…", "expected its hello, found 'Downloading…'"),
    (#"{"name":"a","loss":"b","range":[-1,1]}"#, "expected its hello"),
    (#"{"hello":2,"name":"a","loss":"b","range":[-1,1]}"#, "expected version 1 of the protocol"),
    (#"{"hello":1,"name":" ","loss":"b","range":[-1,1]}"#, "expected a name"),
    (#"{"hello":1,"name":"a","loss":"b","range":[1,-1]}"#, "expected a range"),
    (#"{"hello":1,"name":"a","loss":"b","range":[1,2,3]}"#, "expected a range"),
    (#"{"hello":1,"name":"a","loss":"b","range":[-1,Infinity]}"#, "expected a range"),
    (#"{"hello":1,"name":"a","loss":"b","range":[NaN,1]}"#, "expected a range"),
    (#"{"hello":1,"name":"a","loss":"b","range":[-1.7e308,1.7e308]}"#, "expected a range"),
  ])
func aHelloThatIsNoneEndsTheWorker(line: String, said: String) async throws {
  let outcome = await evaluated("cat <<'END'\n\(line)\nEND\nread -r line")
  let text = try #require(outcome.error?.description)
  #expect(text.contains(said) && text.contains("before it said hello"), "\(text)")
}

@Test func aHelloMayComeLateButNotTooLate() async throws {
  let late = await evaluated(
    TestWorker.command("sleep 1; " + "hello; while read -r l; do answer \"$l\"; done"))
  #expect(late.isRight && late.error == nil)
  let never = await evaluated("sleep 1000", helloTimeout: .milliseconds(300))
  #expect(never.error?.description.contains("worker 1 said no hello within 0.3 s") == true)
}

@Test func workersThatSayDifferentHellosAreAnError() async throws {
  let outcome = await evaluated(
    TestWorker.command(
      """
      echo "{\\"hello\\":1,\\"name\\":\\"net $SADDLE_WORKER\\",\\"loss\\":\\"mse\\",\\"range\\":[-1,1]}"
      while read -r line; do sleep 0.1; answer "$line"; done
      """), workers: 2)
  let text = try #require(outcome.error?.description)
  #expect(text.contains("says 'net 1', 'mse', -1.0 to 1.0"))
  #expect(text.contains("says 'net 2', 'mse', -1.0 to 1.0"))
}

@Test func aLineHasABound() async {
  let outcome = await evaluated("head -c 17000000 /dev/zero | tr '\\0' x; read -r line")
  #expect(outcome.error?.description.contains("wrote a line of more than 16 MiB") == true)
}

@Test func whatIsSaidToPeopleNeitherBlocksNorReachesTheTerminalAsItIs() async {
  let outcome = await evaluated(
    TestWorker.command(
      #"""
      head -c 1000000 /dev/zero | tr '\0' '\n' >&2
      hello
      read -r line
      printf 'first\nsecond\n\033[31mred\033[0m \033]0;title\007and\tblue\b\n10 %%\r90 %%\n\n' >&2
      exit 1
      """#))
  let text = outcome.error?.description ?? ""
  #expect(text.hasSuffix("worker 1 died with exit code 1: red and blue? / 10 % / 90 %"), "\(text)")
}
