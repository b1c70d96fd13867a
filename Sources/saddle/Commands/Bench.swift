import ArgumentParser
import CKernels

/// Measures the program's own work, each beside the bound that the machine sets where there is one.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast this machine runs saddle's work.",
    discussion: "Workloads: \(workloads.map(\.name).joined(separator: ", ")). Without a name all of them run."
  )

  /// All workloads in the order in which they run.
  static let workloads: [Workload] = [
    .kernels,
    .figure1,
    .mlpStep,
    .cnnStep,
    .residualStep,
    .grid,
    .screen,
    .controls,
    .watch,
  ]

  @Argument(help: "The workload to run.")
  var name: String?

  @Flag(help: "Print one JSON object a line.")
  var json = false

  func validate() throws {
    if let name, !Self.workloads.contains(where: { $0.name == name }) {
      let known = Self.workloads.map(\.name).joined(separator: ", ")
      throw ValidationError("no workload '\(name)': expected one of \(known)")
    }
  }

  func run() throws {
    if !json {
      try FileOutput.print(
        "kernels for \(String(cString: saddle_kernel_target()))\n\(Measurement.tableHead)\n")
    }
    for workload in Self.workloads where name == nil || workload.name == name {
      for measurement in try workload.measure() {
        try FileOutput.print((json ? measurement.json : measurement.tableRow) + "\n")
      }
    }
  }
}
