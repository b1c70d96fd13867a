/// How long something took of late, each time.
struct RecentTimes {
  private(set) var all: [Duration] = []

  private static let most = 10_000

  mutating func note(_ time: Duration) {
    if all.count == Self.most { all.removeFirst(Self.most / 2) }
    all.append(time)
  }

  var milliseconds: [Double] { all.map { $0 / .milliseconds(1) } }
}
