import Testing

@testable import saddle

@Suite struct KernelChoiceTests {
  @Test(arguments: [nil, "", "x86-64"])
  func whatIsInUseIsRight(wanted: String?) throws {
    try KernelChoice(wanted: wanted, used: "x86-64", runnable: ["x86-64"]).check()
  }

  @Test func whatIsNotInUseIsWrongUsage() {
    let choice = KernelChoice(wanted: "x86-64-v4", used: "x86-64-v3", runnable: ["x86-64-v3", "x86-64"])
    #expect(
      throws: CommandError.usage(
        "SADDLE_KERNELS is 'x86-64-v4': this processor runs x86-64-v3, x86-64; set one of these, or none for "
          + "the first")
    ) { try choice.check() }
  }

  @Test func theVariableChoosesTheKernels() async throws {
    for name in KernelChoice.process.runnable {
      let result = try await Binary.run(["bench", "figure1"], environment: ["SADDLE_KERNELS": name])
      #expect(result.exitCode == 0 && result.output.hasPrefix("kernels for \(name)\n"))
    }
    for name in ["x86-64-v5", "avx2", "X86-64"] {
      let result = try await Binary.run(["--help"], environment: ["SADDLE_KERNELS": name])
      #expect(result.exitCode == 64 && result.output.isEmpty)
      #expect(result.error.hasPrefix("saddle: SADDLE_KERNELS is '\(name)'"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }
}
