import CKernels
import Glibc

/// Which instruction set the kernels are to use.
struct KernelChoice: Hashable {
  /// What the environment variable SADDLE_KERNELS says; empty or `nil` for the best that there is.
  var wanted: String?
  /// The instruction set in use.
  var used: String
  /// All that this processor can run, the best first.
  var runnable: [String]

  /// The choice that the kernels made when the program was loaded.
  static var process: KernelChoice {
    KernelChoice(
      wanted: getenv("SADDLE_KERNELS").map { String(cString: $0) },
      used: String(cString: saddle_kernel_target()),
      runnable: (0...).lazy.map { saddle_runnable_kernels($0) }.prefix { $0 != nil }
        .map { String(cString: $0!.pointee.target) })
  }

  /// - Throws: ``CommandError`` where the wanted instruction set is not in use, as this processor cannot run it
  ///   or nobody knows it.
  func check() throws(CommandError) {
    guard let wanted, !wanted.isEmpty, wanted != used else { return }
    throw .usage(
      "SADDLE_KERNELS is '\(wanted)': this processor runs \(runnable.joined(separator: ", ")); set one of "
        + "these, or none for the first")
  }
}
