import Testing

@testable import Experiments
@testable import saddle

/// Two losses and numbers of samples, with made-up accuracies in thousandths by the point and the seed.
private struct MadeUpSweep {
  var definition = SweepDefinition()
  var thousandths: [String: [Int]] = [
    "cross-entropy 2": [500, 510, 520], "cross-entropy 5": [800, 800, 800],
    "cosine 2": [600, 600, 630], "cosine 5": [780, 790, 800],
  ]
  var divergent: Set<String> = []

  init() {
    definition.losses = ["cross-entropy", "cosine"]
    definition.samplesPerClass = [2, 5]
    definition.learningRates = [0.5, 0.1, 2, 0.05]
  }

  /// - Parameter count: how many of the cells are done, in their order; nil for all.
  func report(cells count: Int? = nil) -> SweepReport {
    var progress = SweepProgress(definition, points: definition.points { _ in true })
    var done = 0
    while let cell = progress.open.first, count.map({ done < $0 }) ?? true {
      progress.add(result(cell))
      done += 1
    }
    return SweepReport(progress)
  }

  private func result(_ cell: SweepCell) -> CellResult {
    let (point, rates) = (cell.point, cell.rates)
    let name = "\(point.loss) \(point.samplesPerClass)"
    // Cross-entropy chooses 0.1, cosine 2, an end of the grid; with weight decay the largest.
    let isBest = rates.learningRate == (point.loss == "cosine" ? 2 : 0.1)
    let test = thousandths[name].map { Double($0[Int(cell.seed) - 1]) / 1000 } ?? 0.5
    return CellResult(
      cell, validationAccuracy: (isBest ? 0.5 : 0.25) + Double(rates.weightDecay), validationLoss: 1,
      testAccuracy: cell.stage == .final ? test : nil,
      divergedAt: cell.stage == .final && divergent.contains("\(name) \(cell.seed)") ? 7 : nil, seconds: 30)
  }
}

@Test func tablesHaveAPanelEachAndTheLead() {
  let report = MadeUpSweep().report()
  #expect(report.remains == nil)
  #expect(
    report.tables.flatMap(\.text) == [
      "No weight decay, by samples a class",
      "               2                 5",
      "cross-entropy  51.0 ± 0.6 (0.1)  80.0 ± 0.0 (0.1)",
      "cosine         61.0 ± 1.0 (2*)   79.0 ± 0.6 (2*)",
      "Cosine minus cross-entropy, seed by seed, in points",
      "                 2            5",
      "no weight decay  +10.0 ± 0.6  −1.0 ± 0.6",
    ])
  let lines = report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  #expect(lines[0] == "glyphs · residual:16,32,64 · 900 steps · batch 96 · seeds 1, 2, 3")
  #expect(lines[3...6].elementsEqual(report.tables[0].text))
  #expect(
    lines[1].hasSuffix("data chose, with * at an end of what was tried: others beyond it may be better."))
  #expect(lines.contains("The paper's Figure 2 (CUB, photographs of 200 kinds of birds)"))
  // Sixteen searches and twelve tests.
  #expect(report.text.hasSuffix("\n28 trainings, 14:00 on one processor each.\n"))
}

@Test func markdownHasTheSameTables() {
  let report = MadeUpSweep().report()
  let markdown = report.markdown
  #expect(markdown.hasPrefix("# Accuracy against samples per class\n\nglyphs · residual:16,32,64 · "))
  #expect(
    markdown.contains(
      """

      ## No weight decay, by samples a class

      |  | 2 | 5 |
      | --- | --- | --- |
      | cross-entropy | 51.0 ± 0.6 (0.1) | 80.0 ± 0.0 (0.1) |
      | cosine | 61.0 ± 1.0 (2*) | 79.0 ± 0.6 (2*) |

      ## Cosine minus cross-entropy, seed by seed, in points

      |  | 2 | 5 |
      | --- | --- | --- |
      | no weight decay | +10.0 ± 0.6 | −1.0 ± 0.6 |

      """))
  // No time: the same results make the same file.
  #expect(!markdown.contains("on one processor"))
}

@Test func cellsOfMarkdownKeepTheirBars() {
  let table = ReportTable(title: "t", columns: ["a|b"], rows: [.init(name: "c", cells: ["|"])])
  #expect(table.markdown == ["## t", "", "|  | a\\|b |", "| --- | --- |", "| c | \\| |"])
}

@Test func namesOfSomebodyElsesDataCannotSteerATerminal() {
  var sweep = MadeUpSweep()
  sweep.definition.data = ["a\u{1B}]0;b\u{7}", "two\nlines\u{202E}"]
  sweep.definition.models = ["mlp:\u{9B}31m", "mlp:4"]
  let report = sweep.report()
  for (text, name) in [(report.text, "mlp:?31m"), (report.markdown, "two?lines?"), (report.csv, "a?]0;b?")] {
    #expect(text.contains(name), "\(text)")
    let others = text.unicodeScalars.filter {
      $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
    }
    #expect(others.isEmpty, "\(text)")
  }
  #expect(report.subject.contains("two?lines?"))
}

@Test func csvHasTheNumbersAsTheyAre() {
  var sweep = MadeUpSweep()
  sweep.definition.weightDecays = [[0], [0, 0.01]]
  sweep.definition.panelLosses = [["cross-entropy", "cosine"], ["cosine"]]
  sweep.thousandths["cosine 5"] = [0, 750, 750]
  sweep.divergent = ["cosine 5 1"]
  let rows = sweep.report().csv.split(separator: "\n")
  #expect(rows.count == 7)
  #expect(
    rows[0] == "weight_decays,data,model,loss,embedding,samples_per_class,accuracy,standard_error,seeds,lr,"
      + "weight_decay,lr_is_end,weight_decay_is_end,diverged")
  let head = "glyphs,\"residual:16,32,64\""
  // The deviation of 50, 51 and 52 % is 1 %.
  #expect(rows[1].hasPrefix("0,\(head),cross-entropy,one-hot,2,0.51,0.00577350269189626"))
  #expect(rows[1].hasSuffix(",3,0.1,0,0,0,0"))
  #expect(rows[4] == "0,\(head),cosine,one-hot,5,0.5,0.25,3,2,0,1,0,1")
  #expect(rows[6] == "0 0.01,\(head),cosine,one-hot,5,0.5,0.25,3,2,0.01,1,1,1")
  #expect(sweep.report().tables[0].text.last?.hasSuffix("50.0 ± 25.0 (2*) 1 diverged") == true)
}

@Test func whatIsNotKnownYetIsMarked() {
  // The searches and the tests of the first point.
  let report = MadeUpSweep().report(cells: 7)
  #expect(report.remains == "Not complete: 1 of 4 points known so far.")
  #expect(report.text.contains("\nNot complete: 1 of 4 points known so far.\n"))
  #expect(
    report.tables.flatMap(\.text) == [
      "No weight decay, by samples a class",
      "               2                 5",
      "cross-entropy  51.0 ± 0.6 (0.1)  …",
      "cosine         …                 …",
      "Cosine minus cross-entropy, seed by seed, in points",
      "                 2  5",
      "no weight decay  …  …",
    ])
  let rows = report.csv.split(separator: "\n")
  #expect(rows[3] == "0,glyphs,\"residual:16,32,64\",cosine,one-hot,2,,,0,,,,,0")
  // None of what is known is at an end.
  #expect(report.legend.hasSuffix("that validation data chose."))
  #expect(MadeUpSweep().report(cells: 0).remains == "Not complete: 0 of 4 points known so far.")
}

@Test func oneSeedHasNoError() {
  var sweep = MadeUpSweep()
  sweep.definition.seeds = [1]
  sweep.definition.samplesPerClass = [2]
  #expect(
    sweep.report().tables.flatMap(\.text) == [
      "No weight decay, by samples a class",
      "               2",
      "cross-entropy  50.0 (0.1)",
      "cosine         60.0 (2*)",
      "Cosine minus cross-entropy, in points",
      "                 2",
      "no weight decay  +10.0",
    ])
  #expect(!sweep.report().legend.contains("standard error"))
}

@Test func columnsAreWhatVaries() {
  var sweep = MadeUpSweep()
  sweep.definition.samplesPerClass = [2]
  sweep.definition.embeddings = ["one-hot", "semantic"]
  #expect(
    sweep.report().tables[0].text == [
      "No weight decay, with 2 samples a class",
      "               one-hot           semantic",
      "cross-entropy  51.0 ± 0.6 (0.1)  –",
      "cosine         61.0 ± 1.0 (2*)   61.0 ± 1.0 (2*)",
    ])
  sweep.definition.data = ["glyphs", "fashion"]
  #expect(
    sweep.report().tables[0].text == [
      "No weight decay, with 2 samples a class",
      "                  glyphs            fashion",
      "cross-entropy     51.0 ± 0.6 (0.1)  51.0 ± 0.6 (0.1)",
      "cosine            61.0 ± 1.0 (2*)   61.0 ± 1.0 (2*)",
      "cosine, semantic  61.0 ± 1.0 (2*)   61.0 ± 1.0 (2*)",
    ])
}

@Test func theSubjectTellsWhichDataHaveWhichModels() {
  var sweep = MadeUpSweep()
  sweep.definition.data = ["digits", "languages", "glyphs"]
  #expect(
    sweep.report(cells: 0).subject
      == "digits · languages · glyphs · residual:16,32,64 · 900 steps · batch 96 · seeds 1, 2, 3")
  sweep.definition.dataModels = ["languages": ["mlp:128", "mlp:64"]]
  #expect(
    sweep.report(cells: 0).material
      == ["digits, glyphs with residual:16,32,64", "languages with mlp:128, mlp:64"])
  sweep.definition.dataModels = ["languages": sweep.definition.models]
  #expect(sweep.report(cells: 0).material == ["digits", "languages", "glyphs", "residual:16,32,64"])
}

@Test func whatWeightDecayMayChangeIsSaid() {
  var sweep = MadeUpSweep()
  let untuned = "Weight decay was not tuned here: with it the order may turn round"
  let tuned = "depends on the values that are tried"
  #expect(sweep.report(cells: 0).protocolDifferences.contains(untuned))
  #expect(!sweep.report(cells: 0).protocolDifferences.contains(tuned))
  sweep.definition.weightDecays = [[0], [0, 0.01]]
  #expect(!sweep.report(cells: 0).protocolDifferences.contains(untuned))
  #expect(sweep.report(cells: 0).protocolDifferences.contains(tuned))
}
