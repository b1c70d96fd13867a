import Foundation
import Subprocess
import Testing

@Test(arguments: [Signal.interrupt, .terminate])
func aSignalLeavesNoPartOfAFileBehind(signal: Signal) async throws {
  try await withTemporaryFolder { folder in
    let names = { @Sendable in try FileManager.default.contentsOfDirectory(atPath: folder) }
    let result = try await Subprocess.run(
      .path(.init(Binary.path)),
      // Sixteen million points a loss: rows for many times as long as the signal takes to come.
      arguments: ["figure1", "--resolution", "4001", "--output", folder + "/figure.csv"],
      input: .none, output: .discarded, error: .string(limit: 1 << 20),
      body: { execution in
        #expect(try await comesTrue { try !names().isEmpty })
        #expect(try names().allSatisfy { $0.hasSuffix(".tmp") })
        try execution.send(signal: signal)
      })
    #expect(result.terminationStatus == .signaled(signal.rawValue))
    #expect(try names().isEmpty)
  }
}
