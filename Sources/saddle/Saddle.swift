import ArgumentParser
import ArrayFiles
import Glibc

@main
struct Saddle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saddle",
    abstract: "Explore loss landscapes in the terminal.",
    version: version,
    subcommands: [
      Explore.self, Figure1.self, Train.self, LandscapeCommand.self, Watch.self, SweepCommand.self,
      TourCommand.self, Replay.self, Bench.self,
      DataCommand.self,
    ],
    defaultSubcommand: Explore.self)

  static let version = "0.1.0"

  static func main() {
    StandardDescriptors.fill()
    // A closed pipe and a file that may not grow are errors of the write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // ^\\ ends the process; for the Swift runtime it would be a crash to be looked into.
    signal(SIGQUIT, SIG_DFL)
    TemporaryFiles.removeOnSignals()
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the command that the arguments name and returns the exit code. What is wrong is one line on
  /// standard error; help that was asked for goes to standard output.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      try KernelChoice.process.check()
      try CommandNames.check(arguments, of: Self.self)
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch {
      return report(error)
    }
  }

  private static func report(_ error: any Error) -> Int32 {
    if let error = error as? CommandError {
      return complain(error)
    }
    if let error = error as? InputError { return complain(.input(error)) }
    if let code = error as? ExitCode { return code.rawValue }
    guard exitCode(for: error) == .success else {
      return complain(.usage(OneLine.of(message(for: error))))
    }
    do throws(CommandError) {
      try FileOutput.print(fullMessage(for: error) + "\n")
      return 0
    } catch {
      return complain(error)
    }
  }

  private static func complain(_ error: CommandError) -> Int32 {
    let line = "saddle: \(OneLine.of(error.message))\n"
    _ = FileOutput.write(Array(line.utf8), to: STDERR_FILENO)
    return error.exitCode
  }
}
