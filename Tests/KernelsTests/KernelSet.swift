import CKernels
import Testing

/// The kernels for one of the instruction sets that this machine can run.
struct KernelSet: Sendable, CustomTestStringConvertible {
  let index: Int

  /// All that there are, the best first.
  static let all = (0...).prefix { saddle_runnable_kernels($0) != nil }.map { KernelSet(index: $0) }

  var table: kernel_table { saddle_runnable_kernels(index).pointee }
  var name: String { String(cString: table.target) }
  var testDescription: String { name }
}

@Suite struct KernelSetTests {
  @Test func eachIsAnotherInstructionSet() {
    let names = KernelSet.all.map(\.name)
    #expect(["x86-64", "arm64", "generic"].contains(names.last))
    #expect(Set(names).count == names.count)
    #expect(names.contains(String(cString: saddle_kernel_target())))
  }

  @Test(arguments: KernelSet.all)
  func countsTheOperationsOfABurst(kernels: KernelSet) {
    let lanes: Double = ["x86-64-v4": 16.0, "x86-64-v3": 8.0][kernels.name] ?? 4
    #expect(kernels.table.fma_burst(1) == 2.4e6 * lanes)
    #expect(kernels.table.fma_burst(3) == 7.2e6 * lanes)
  }
}
