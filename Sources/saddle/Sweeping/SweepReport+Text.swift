import ArrayFiles
import Canvas
import Experiments

extension SweepReport {
  /// The whole report as text with aligned columns.
  var text: String {
    var lines = [subject, legend]
    if let remains { lines.append(remains) }
    for table in tables + [paper] { lines += [""] + table.text }
    lines += [""] + protocolDifferences.wrapped(toWidth: 100) + ["", effort]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The whole report in Markdown.
  var markdown: String {
    var lines = ["# Accuracy against samples per class", "", subject, "", legend]
    if let remains { lines += ["", remains] }
    for table in tables + [paper] { lines += [""] + table.markdown }
    lines += ["", protocolDifferences]
    return lines.joined(separator: "\n") + "\n"
  }

  /// How much training that took.
  private var effort: String {
    let results = progress.results.values
    let seconds = results.reduce(0) { $0 + $1.seconds }
    return "\(Counted.text(results.count, "training")), \(Progress.clock(seconds)) on one processor each."
  }

  /// A line a point, with the numbers as they are.
  var csv: String {
    let head = [
      "weight_decays", "data", "model", "loss", "embedding", "samples_per_class", "accuracy",
      "standard_error",
      "seeds", "lr", "weight_decay", "lr_is_end", "weight_decay_is_end", "diverged",
    ]
    let rows = progress.points.map { point -> [String] in
      let accuracy = progress.accuracy(of: point)
      let rates = progress.choice(of: point)
      let areEnds = rates.map { progress.definition.areEnds($0, of: point) }
      return [
        progress.definition.weightDecays[point.panel].map { Self.text($0) }.joined(separator: " "),
        point.data,
        point.model, point.loss, point.embedding, "\(point.samplesPerClass)",
        accuracy.map { "\($0.mean)" } ?? "",
        accuracy?.standardError.map { "\($0)" } ?? "", "\(progress.tests(of: point).count)",
        rates.map { Self.text($0.learningRate) } ?? "", rates.map { Self.text($0.weightDecay) } ?? "",
        areEnds.map { $0.learningRate ? "1" : "0" } ?? "", areEnds.map { $0.weightDecay ? "1" : "0" } ?? "",
        "\(progress.tests(of: point).count { $0.divergedAt != nil })",
      ]
    }
    return ([head] + rows).map { $0.map { OneLine.visible($0).asCSVCell }.joined(separator: ",") + "\n" }
      .joined()
  }
}

extension ReportTable {
  /// Lines with aligned columns.
  var text: [String] {
    let (columns, rows) = (visible.columns, visible.rows)
    let first = ([""] + rows.map(\.name)).map(\.displayWidth).max()!
    let widths = columns.indices.map { column in
      ([columns[column]] + rows.map { $0.cells[column] }).map(\.displayWidth).max()!
    }
    func line(_ name: String, _ cells: [String]) -> String {
      var line = name.padded(to: first)
      for (cell, width) in zip(cells, widths) { line += "  " + cell.padded(to: width) }
      return line.trimmedAtItsEnd
    }
    return [title, line("", columns)] + rows.map { line($0.name, $0.cells) }
  }

  var markdown: [String] {
    let names = [""] + visible.columns
    return ["## \(title)", "", Self.row(names), Self.row(names.map { _ in "---" })]
      + visible.rows.map { Self.row([$0.name] + $0.cells) }
  }

  /// As a terminal may be shown it: data and models have the names that somebody gave them.
  private var visible: ReportTable {
    ReportTable(
      title: title, columns: columns.map(OneLine.visible),
      rows: rows.map { Row(name: OneLine.visible($0.name), cells: $0.cells) })
  }

  private static func row(_ cells: [String]) -> String {
    "| "
      + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
      .joined(separator: " | ") + " |"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  fileprivate var trimmedAtItsEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
