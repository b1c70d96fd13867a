import ArgumentParser

struct SweepPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plan")
  @OptionGroup var options: SweepOptions
  func run() throws {}
}
struct SweepRun: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run")
  @OptionGroup var options: SweepOptions
  func run() throws {}
}
struct SweepReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "report")
  @OptionGroup var options: SweepOptions
  func run() throws {}
}
