/// What `saddle watch --summary` tells of one tag of one run, as a line of JSON.
///
/// JSON has no NaN and no infinities; where a value is one, it is the text "NaN", "Infinity" or "-Infinity".
/// `min` and `max` leave NaN out and are null where nothing else is there.
public struct RunSummary: Sendable {
  private let members: [(key: String, json: String)]

  public init(run: String, _ log: RunLog, tagAt index: Int) {
    let series = log.series(at: index)
    let whole = series.whole
    let last = log.last(at: index)
    let stated = log.statedSteps(at: index)
    members = [
      ("run", JSONText.string(run)),
      ("format", JSONText.string(log.format.rawValue)),
      ("tag", JSONText.string(log.tags[index])),
      ("points", String(series.count)),
      ("first_step", Self.step(log.first(at: index), stated.first)),
      ("last_step", Self.step(last, stated.last)),
      ("last", JSONText.number(last?.value)),
      ("min", JSONText.number(whole.minimum)),
      ("max", JSONText.number(whole.maximum)),
      ("nan", String(whole.nanCount)),
      ("infinite", String(whole.positiveInfinityCount + whole.negativeInfinityCount)),
    ]
  }

  public var line: String { JSONText.object(members) + "\n" }

  private static func step(_ point: ScalarPoint?, _ stated: Double?) -> String {
    stated.map { JSONText.number($0) } ?? point.map { String($0.step) } ?? "null"
  }
}

extension RunLog.NewPoint {
  /// What `saddle watch --follow` tells of a new point, as a line of JSON. `time` is in seconds since 1970,
  /// and left out where the log has none.
  public func line(run: String) -> String {
    var members = [
      ("run", JSONText.string(run)), ("tag", JSONText.string(tag)),
      ("step", statedStep.map { JSONText.number($0) } ?? String(point.step)),
    ]
    if let time = point.time { members.append(("time", JSONText.number(time))) }
    members.append(("value", JSONText.number(point.value)))
    return JSONText.object(members) + "\n"
  }
}
