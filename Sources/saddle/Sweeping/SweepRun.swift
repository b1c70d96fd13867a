import ArgumentParser
import ArrayFiles
import Canvas
import Experiments
import Glibc
import Training

/// `saddle sweep run`: single cells of a sweep, on whatever machine.
struct SweepRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run cells of a sweep by their numbers, as plan prints them.",
    discussion: """
      Each writes one file into the folder 'cells' of --results, as a whole or not at all; a cell whose result is \
      there is not run again, so what was stopped is started anew as it was. Processes on any number of machines can \
      share the folder: nothing in it is locked. A cell of the final stage needs the results of those that choose its \
      rates; where some are missing it names them and ends with exit code 66.
      """)

  @OptionGroup var options: SweepOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The numbers, such as 3, 0-9 or 0-2,7.", valueName: "numbers")
  )
  var cell: String

  func run() throws {
    let interruption = Interruption()
    let (definition, data) = try options.question()
    let question = SweepQuestion(definition, data: data)
    let plan = SweepPlan(definition, points: question.points)
    let numbers = try CellNumbers.numbers(cell, option: "--cell", below: plan.entries.count)
    do {
      let folder = try CellFolder(options.folder, question, plan)
      for number in numbers {
        let result = try folder.run(number, data: data) { interruption.signalThatCame != nil }
        guard let result else {
          throw CommandError.interrupted(
            by: interruption.signalThatCame ?? SIGINT, "stopped in cell \(number), of which nothing is kept")
        }
        try FileOutput.print(Self.line(number, result))
      }
    } catch let error as OutputError {
      throw CommandError.cannotWrite("--results: \(error)")
    } catch let error as MissingCellsError {
      throw CommandError.missing(
        "\(options.folder): cell \(error.number) needs the results of cells that choose its rates, of which these are"
          + " missing: \(CellNumbers.text(error.missing))")
    }
  }

  private static func line(_ number: Int, _ result: CellResult) -> String {
    let validation = "validation accuracy \((100 * result.validationAccuracy).formatted(decimals: 1)) %"
    let test = result.testAccuracy.map { ", test accuracy \((100 * $0).formatted(decimals: 1)) %" } ?? ""
    let end = result.divergedAt.map { ", diverged at step \($0)" } ?? ""
    return "cell \(number): \(validation)\(test)\(end)\n"
  }
}
