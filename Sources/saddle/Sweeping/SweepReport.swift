import Canvas
import Experiments

/// What a sweep found, in tables, beside what the paper says.
struct SweepReport {
  let progress: SweepProgress
  let grid: SweepGrid

  init(_ progress: SweepProgress) {
    self.progress = progress
    grid = SweepGrid(progress)
  }

  private var definition: SweepDefinition { progress.definition }

  /// What was trained, in a line.
  var subject: String {
    let seeds = definition.seeds.map { "\($0)" }.joined(separator: ", ")
    var parts = material
    parts.append(Counted.text(definition.steps, "step"))
    if isSearched, definition.searchSteps != definition.steps {
      parts.append("rates chosen with \(definition.searchSteps.grouped)")
    }
    parts.append("batch \(definition.batchSize)")
    parts.append(definition.seeds.count == 1 ? "seed \(seeds)" : "seeds \(seeds)")
    for (name, isOn) in [
      ("shifts of \(definition.shift)", definition.shift > 0), ("mirrored", definition.flip),
      ("erasing \(definition.erase)", definition.erase > 0),
    ] where isOn { parts.append(name) }
    return OneLine.visible(parts.joined(separator: " · "))
  }

  /// The data and the models; where not all data have the same, which have which.
  var material: [String] {
    let models = definition.data.map { definition.models(for: $0) }.unique
    if models.count == 1 { return definition.data + models[0] }
    return models.map { models in
      let data = definition.data.filter { definition.models(for: $0) == models }
      return "\(data.joined(separator: ", ")) with \(models.joined(separator: ", "))"
    }
  }

  /// Whether there is anything to choose.
  private var isSearched: Bool { progress.points.contains { !progress.search(of: $0).isEmpty } }

  /// What the numbers are.
  var legend: String {
    let error = definition.seeds.count > 1 ? ", mean ± standard error over the seeds" : ""
    return
      "Test accuracy in %\(error); in brackets the learning rate and weight decay"
      + (isSearched ? " that validation data chose" : "")
      + (hasEnds ? ", with * at an end of what was tried: others beyond it may be better." : ".")
  }

  /// Whether a table has a mark.
  private var hasEnds: Bool { progress.points.contains { progress.text(of: $0)?.contains("*") == true } }

  /// What is not there yet; nil where all is.
  var remains: String? {
    let known = progress.points.count { progress.accuracy(of: $0) != nil }
    return known == progress.points.count
      ? nil : "Not complete: \(known) of \(Counted.text(progress.points.count, "point")) known so far."
  }

  /// A table for each panel, then the lead of the cosine loss.
  var tables: [ReportTable] {
    let heading = grid.columns.heading(of: definition)
    return grid.panels.map { panel in
      ReportTable(
        title: "\(panel.title), \(heading)", columns: grid.columnNames,
        rows: panel.rows.map { row in
          ReportTable.Row(
            name: row.name,
            cells: row.points.map { $0.map { progress.text(of: $0) ?? "…" } ?? ReportTable.missing })
        })
    } + [lead].compactMap { $0 }
  }

  /// The numbers of the paper in the same layout.
  var paper: ReportTable { ReportTable(grid.columns.paper) }

  static func text(_ accuracy: Estimate) -> String {
    let mean = (100 * accuracy.mean).formatted(decimals: 1)
    return accuracy.standardError.map { "\(mean) ± \((100 * $0).formatted(decimals: 1))" } ?? mean
  }

  static func text(_ number: Float) -> String {
    number == number.rounded() && abs(number) < 1e6 ? "\(Int(number))" : "\(number)"
  }

  /// How far cosine is above cross-entropy; nil where one is not asked for.
  private var lead: ReportTable? {
    let rows = grid.panels.flatMap { panel in
      panel.rows.filter { $0.loss == "cosine" }.compactMap { row -> ReportTable.Row? in
        let rest = row.name.dropFirst(row.loss.count)
        guard let other = panel.rows.first(where: { $0.name == "cross-entropy" + rest }) else { return nil }
        let cells = zip(row.points, other.points).map { cosine, crossEntropy in
          guard let cosine, let crossEntropy else { return ReportTable.missing }
          return difference(cosine, crossEntropy)
        }
        return ReportTable.Row(
          name: panel.title.prefix(1).lowercased() + panel.title.dropFirst() + rest, cells: cells)
      }
    }
    guard !rows.isEmpty else { return nil }
    let bySeeds = definition.seeds.count > 1 ? ", seed by seed" : ""
    return ReportTable(
      title: "Cosine minus cross-entropy\(bySeeds), in points", columns: grid.columnNames, rows: rows)
  }

  private func difference(_ first: SweepPoint, _ second: SweepPoint) -> String {
    guard let lead = progress.lead(of: first, over: second) else { return "…" }
    return (lead.mean > 0 ? "+" : "") + Self.text(lead)
  }

  /// What is not as in the paper.
  var protocolDifferences: String {
    let isPlain = definition.shift == 0 && !definition.flip && definition.erase == 0
    let augmentation =
      isPlain
      ? "Nothing is augmented; on glyphs this protocol was chosen after others had been tried, in some of which the"
        + " cosine loss had no lead (README)."
      : "Images are augmented as said above."
    let decay =
      definition.isTuned
      ? " What tuned weight decay makes of the order depends on the values that are tried (README)."
      : " Weight decay was not tuned here: with it the order may turn round (--weight-decays 0/0,0.01,0.05)."
    return
      "What differs from the paper: it trains ResNets on photographs for hundreds of epochs, with augmentation, and"
      + " chooses the learning rate and the epoch by test accuracy. Here small networks are trained for"
      + " \(definition.steps.grouped) steps on small inputs, with the same optimizer and cycles of the learning rate"
      + " (SGD, momentum \(definition.momentum), gradients clipped to \(Self.text(definition.clip)), four cycles of"
      + " 1:2:4:8); rates are \(isSearched ? "chosen on validation data by one seed" : "given, not chosen"), and"
      + " the test data are read once."
      + " \(augmentation)\(decay) The numbers of the paper are of other data and stand here for their order only."
  }
}

extension SweepDefinition {
  /// Whether weight decay is chosen in a panel.
  var isTuned: Bool { weightDecays.contains { $0.count > 1 } }
}

extension SweepProgress {
  /// The rates that were chosen for a point, with a mark where they are at an end of the grid; nil before that.
  func rates(of point: SweepPoint, hasNames: Bool = false) -> String? {
    guard let rates = choice(of: point) else { return nil }
    let areEnds = definition.areEnds(rates, of: point)
    func text(_ name: String, _ rate: Float, isEnd: Bool) -> String {
      (hasNames ? name + " " : "") + SweepReport.text(rate) + (isEnd ? "*" : "")
    }
    let learningRate = text("lr", rates.learningRate, isEnd: areEnds.learningRate)
    if rates.weightDecay == 0 { return learningRate }
    return learningRate + ", " + text("wd", rates.weightDecay, isEnd: areEnds.weightDecay)
  }

  /// The accuracy of a point with the rates that were chosen; nil while it is not known.
  func text(of point: SweepPoint, hasRates: Bool = true) -> String? {
    guard let accuracy = accuracy(of: point), let rates = rates(of: point) else { return nil }
    let diverged = tests(of: point).count { $0.divergedAt != nil }
    return SweepReport.text(accuracy) + (hasRates ? " (\(rates))" : "")
      + (diverged > 0 ? " \(diverged) diverged" : "")
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in the order in which they first come.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
