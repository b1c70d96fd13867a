import ArgumentParser

/// `saddle sweep`: accuracy against samples per class.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Compare losses by accuracy against samples per class.",
    subcommands: [SweepStart.self, SweepPlanCommand.self, SweepRun.self, SweepReportCommand.self],
    defaultSubcommand: SweepStart.self)
}
