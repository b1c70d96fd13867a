import ArgumentParser
import ArrayFiles
import Experiments
import Glibc

/// `saddle sweep plan`: the cells of a sweep with their numbers.
struct SweepPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Print the cells of a sweep, which can be run anywhere by their numbers.",
    discussion: """
      A line a cell: its number, the stage, data, model, loss, embedding, samples a class, learning rate, weight \
      decay and seed. The cells of the final stage have the rates that the cells of the search choose, whose numbers \
      are given instead. With --results the sweep is noted in that folder, so that run needs nothing else.
      """)

  @OptionGroup var options: SweepOptions

  @Flag(
    help: ArgumentHelp(
      "Print only how many cells the search has, and after a tab how many the final stage, which come after them."
    ))
  var counts = false

  func run() throws {
    let (definition, data) = try options.question()
    let question = SweepQuestion(definition, data: data)
    if options.results != nil {
      do {
        try FolderPath.make(options.folder)
        try question.enter(options.folder)
      } catch let error as OutputError { throw CommandError.cannotWrite("--results: \(error)") }
    }
    let plan = SweepPlan(definition, points: question.points)
    if counts {
      try FileOutput.print("\(plan.searchCount)\t\(plan.entries.count - plan.searchCount)\n")
      return
    }
    try FileOutput.print(plan.entries.enumerated().map { Self.line($0, $1, definition) }.joined())
  }

  private static func texts(_ rates: Rates) -> [String] {
    [SweepReport.text(rates.learningRate), SweepReport.text(rates.weightDecay)]
  }

  private static func line(_ number: Int, _ entry: SweepPlan.Entry, _ definition: SweepDefinition) -> String {
    let (stage, point, rates, seed): (SweepCell.Stage, SweepPoint, [String], UInt64)
    switch entry {
    case .search(let cell):
      (stage, point, seed) = (.search, cell.point, cell.seed)
      rates = texts(cell.rates)
    case .final(let place, let itsSeed, let searches):
      (stage, point, seed) = (.final, place, itsSeed)
      let text = "of " + CellNumbers.text(searches)
      rates = searches.isEmpty ? texts(definition.grid(of: place)[0]) : [text, text]
    }
    let cells =
      [
        "\(number)", stage.rawValue, point.data, point.model, point.loss, point.embedding,
        "\(point.samplesPerClass)",
      ]
      + rates + ["\(seed)"]
    return cells.map { OneLine.of($0) }.joined(separator: "\t") + "\n"
  }
}
