/// A piece of work that `saddle bench` can measure.
struct Workload: Sendable {
  var name: String
  var measure: @Sendable () throws -> [Measurement]
}

/// One measured value.
struct Measurement {
  var workload: String
  var value: Double
  var unit: String
  var threads = 1
  /// The bound that the machine sets, measured in the same run and unit.
  var roofline: Double?
}

extension Measurement {
  /// The measurement as a JSON object on one line.
  var json: String {
    var fields = [
      "\"workload\":\"\(workload)\"", "\"value\":\(value.roundedForPrint)", "\"unit\":\"\(unit)\"",
      "\"threads\":\(threads)",
    ]
    if let roofline { fields.append("\"roofline\":\(roofline.roundedForPrint)") }
    return "{\(fields.joined(separator: ","))}"
  }

  static let tableHead = row("workload", "value", "unit", "threads", "roofline", "ratio")

  /// The measurement as a line under `tableHead`.
  var tableRow: String {
    let bound = roofline.map { "\($0.roundedForPrint)" } ?? "–"
    let ratio = roofline.map { "\((value / $0).roundedForPrint)" } ?? "–"
    return Self.row(workload, "\(value.roundedForPrint)", unit, "\(threads)", bound, ratio)
  }

  private static func row(
    _ workload: String, _ value: String, _ unit: String, _ threads: String, _ roofline: String,
    _ ratio: String
  ) -> String {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return left(workload, 28) + right(value, 10) + " " + left(unit, 9) + right(threads, 8)
      + right(roofline, 10) + right(ratio, 8)
  }
}

extension Double {
  /// Three decimals: what a measurement on a shared machine is worth.
  fileprivate var roundedForPrint: Double { (self * 1000).rounded() / 1000 }
}

/// Seconds that `work` takes, by a clock that only goes forward.
func seconds(_ work: () -> Void) -> Double {
  let time = SuspendingClock().measure(work)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}
