import ArrayFiles
import Foundation
import Subprocess
import Testing

/// An evaluator of a + 10·b as a shell command: it answers a point a line, and after `count` answers does `end`.
private func evaluator(in folder: String, answers count: Int = 1_000_000, then end: String = "exit 3") throws
  -> String
{
  let script = """
    echo '{"hello": 1, "name": "a slope", "loss": "height", "range": [0, 2]}'
    answers=0
    while read -r line; do
      [ $answers -ge \(count) ] && { \(end); }
      answers=$((answers + 1))
      echo "$line" | awk '{
        match($0, /"id":[0-9]+/); id = substr($0, RSTART + 5, RLENGTH - 5)
        match($0, /\\[\\[.*\\]\\]/); points = substr($0, RSTART + 2, RLENGTH - 4)
        n = split(points, point, /\\],\\[/)
        for (i = 1; i <= n; i++) { split(point[i], c, ","); l = l (i > 1 ? "," : "") (c[1] + 10 * c[2]) }
        print "{\\"id\\":" id ",\\"losses\\":[" l "]}"
      }'
    done
    """
  try script.write(toFile: folder + "/evaluator.sh", atomically: true, encoding: .utf8)
  return "sh '\(folder)/evaluator.sh'"
}

/// A text without the breaks that make its lines short.
private func unwrapped(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

@Test func anotherProgramGivesTheValues() async throws {
  try await withTemporaryFolder { folder in
    let command = try evaluator(in: folder)
    let result = try await Binary.run([
      "landscape", "--evaluator", command, "--workers", "2", "--resolution", "3x2", "--output",
      folder + "/a.npz",
    ])
    #expect(result.exitCode == 0 && result.output.isEmpty, "\(result.error)")
    let file = try NpzFile(folder + "/a.npz")
    #expect(try file.array("x").doubles == [0, 1, 2] && file.array("y").doubles == [0, 2])
    #expect(try file.array("loss").doubles == [0, 1, 2, 20, 21, 22])
    #expect(try file.texts("panels") == ["height"] && !file.names.contains("evaluated"))
    let drawn = try await Binary.run([
      "landscape", "--evaluator", command, "--range", "-1:1", "--resolution", "3",
    ])
    #expect(drawn.exitCode == 0 && drawn.output.contains("height: least -11.0 at (-1.00, -1.00)"))
    #expect(
      drawn.output.contains("a slope, as evaluated by sh") && drawn.output.contains("epsilon-sharpness"))
  }
}

@Test func whatWasComputedBeforeTheLastEvaluatorDiedIsKept() async throws {
  try await withTemporaryFolder { folder in
    // Started anew it finds the mark, and says no hello.
    let mark = folder + "/mark"
    let command =
      try "[ -e '\(mark)' ] || " + evaluator(in: folder, answers: 2, then: "touch '\(mark)'; exit 3")
    let result = try await Binary.run([
      "landscape", "--evaluator", command, "--resolution", "31", "--output", folder + "/a.npz",
    ])
    #expect(result.exitCode == 65 && result.output.isEmpty)
    let last = try #require(result.error.split(separator: "\n").last)
    #expect(last.contains("of 961 points: no evaluator") && last.contains("the others are NaN there"))
    let file = try NpzFile(folder + "/a.npz")
    let isEvaluated = try #require(try file.array("evaluated").integers)
    let losses = try file.array("loss").doubles
    #expect(isEvaluated.contains(1) && isEvaluated.contains(0))
    #expect(zip(losses, isEvaluated).allSatisfy { $0.isNaN == ($1 == 0) })
    let drawn = try await Binary.run(["landscape", "--import", folder + "/a.npz"])
    #expect(drawn.exitCode == 0 && unwrapped(drawn.output).contains("of 961 are not evaluated"))
  }
}

@Test func anInterruptedEvaluationShowsWhatItHas() async throws {
  try await withTemporaryFolder { folder in
    let command = try evaluator(in: folder, answers: 3, then: "touch '\(folder)/mark'; sleep 600")
    try "trap '' HUP; \(command)".write(toFile: folder + "/command.sh", atomically: true, encoding: .utf8)
    let script = """
      '\(Binary.path)' landscape --evaluator "sh '\(folder)/command.sh'" > '\(folder)/out' 2> '\(folder)/log' &
      saddle=$!
      for try in $(seq 1200); do [ -e '\(folder)/mark' ] && break; sleep 0.05; done
      kill -INT $saddle; wait $saddle
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script], input: .none, output: .discarded, error: .discarded)
    #expect(result.terminationStatus == .exited(130))
    let output = try String(contentsOfFile: folder + "/out", encoding: .utf8)
    #expect(unwrapped(output).contains("of 2601 are not evaluated") && output.contains("height: least"))
    let log = try String(contentsOfFile: folder + "/log", encoding: .utf8)
    #expect(log.split(separator: "\n").last?.contains("of 2601 points") == true)
  }
}

@Test(arguments: [
  (["--evaluator", "false"], 65, "no evaluator 'false' is left: worker 1 died with exit code 1 before"),
  (["--evaluator", "cat", "--hello-timeout", "0.2"], 65, "worker 1 said no hello within 0.2 s"),
  (["--evaluator", " "], 64, "--evaluator: expected a command"),
  (["--workers", "2"], 64, "--workers: it goes with --evaluator"),
  (["--timeout", "2"], 64, "--timeout: it goes with --evaluator"),
  (["--evaluator", "true", "run"], 64, "found the run run too"),
  (["--evaluator", "true", "--losses", "mse"], 64, "options of a network"),
  (["--evaluator", "true", "--normalize", "filter"], 64, "options of the plane"),
  (["--evaluator", "true", "--curvature", "2"], 64, "--curvature"),
  (["--evaluator", "true", "--path", "a.csv"], 64, "--path"),
  (["--evaluator", "true", "--import", "a.csv"], 64, "--import"),
  (["--evaluator", "true", "--threads", "2"], 64, "--threads"),
  (["--evaluator", "true", "--workers", "0"], 64, "--workers: expected a number from 1"),
  (["--evaluator", "true", "--timeout", "nan"], 64, "found nan"),
  (["--evaluator", "true", "--output", "/no/a.npz"], 73, "cannot write /no/a.npz"),
])
func whatGoesWrongWithEvaluatorsIsOneLine(options: [String], code: Int, text: String) async throws {
  let result = try await Binary.run(["landscape"] + options)
  #expect(result.exitCode == code && result.output.isEmpty, "\(result.error)")
  #expect(result.error.contains(text) && result.error.split(separator: "\n").count == 1, "\(result.error)")
}
