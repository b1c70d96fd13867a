import CKernels
import Testing

@Suite struct FMABurstTests {
  @Test func countsItsOperations() {
    let one = saddle_fma_burst(1)
    #expect([9.6e6, 19.2e6, 38.4e6].contains(one))
    #expect(saddle_fma_burst(3) == 3 * one)
  }

  @Test func namesItsTarget() {
    let names = ["x86-64-v4", "x86-64-v3", "x86-64", "arm64", "generic"]
    #expect(names.contains(String(cString: saddle_kernel_target())))
  }
}
