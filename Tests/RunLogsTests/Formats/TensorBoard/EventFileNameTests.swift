import Foundation
import Testing

@testable import RunLogs

@Suite struct EventFileNameTests {
  @Test func aNameHasTheTimeTheHostAndTheProcess() {
    let name = "\(EventFileName(after: [], time: 1_700_000_000.9))"
    #expect(name.hasPrefix("events.out.tfevents.1700000000."))
    #expect(name.hasSuffix(".\(getpid()).0") && !name.contains("/"))
    #expect(TensorBoardRun.isEventFile(name))
  }

  /// A run that goes on at once, or after the clock was set back, has its events behind those that are there.
  @Test(arguments: [1_700_000_000.5, 1_600_000_000, 12, 1_700_000_007])
  func aNameComesBehindThoseThatAreThere(time: Double) {
    var names = ["config.json", "events.out.tfevents.1600000000.a.1.0", "events.out.tfevents.x"]
    names += ["events.out.tfevents.1700000000.zzz.99999.0.x"]
    for _ in 0..<3 {
      let name = "\(EventFileName(after: names, time: time))"
      #expect(names.allSatisfy { !$0.contains("tfevents.1") || $0 < name })
      names.append(name)
    }
  }

  @Test func aTimeThatNoClockTellsIsNoObstacle() {
    let names = ["events.out.tfevents.99999999999999999999.a", "events.out.tfevents.9999999999.a"]
    #expect(EventFileName(after: names, time: 5).seconds == 5)
    #expect("\(EventFileName(after: names, time: 5))".hasPrefix("events.out.tfevents.0000000005."))
  }
}
