import ArgumentParser

/// `saddle data`: which data sets there are, and what one looks like.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "List the data sets, or show one.",
    subcommands: [DataList.self, DataShow.self],
    defaultSubcommand: DataList.self)
}
