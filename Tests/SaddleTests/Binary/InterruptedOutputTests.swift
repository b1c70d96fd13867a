import Foundation
import Subprocess
import Testing

@Test(arguments: [Signal.interrupt, .terminate])
func aSignalLeavesNoPartOfAFileBehind(signal: Signal) async throws {
  try await withTemporaryFolder { folder in
    let names = { try FileManager.default.contentsOfDirectory(atPath: folder) }
    let result = try await Subprocess.run(
      .path(.init(Binary.path)),
      // Rows for longer than the signal takes to come.
      arguments: ["figure1", "--resolution", "4001", "--output", folder + "/figure.csv"],
      input: .none, output: .discarded, error: .string(limit: 1 << 20),
      body: { execution in
        for _ in 0..<12_000 {
          if try !names().isEmpty { break }
          try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try names().allSatisfy { $0.hasSuffix(".tmp") } && !names().isEmpty)
        try execution.send(signal: signal)
      })
    #expect(result.terminationStatus == .signaled(signal.rawValue))
    #expect(try names().isEmpty)
  }
}
