import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Training

/// Works that follow at once find the thread awake, those after a rest find it asleep or about to be.
@Test(arguments: [0, 10, 30, 40, 2000] as [UInt32])
func aThreadComesWhetherItIsAwakeOrNot(microseconds: UInt32) {
  for _ in 0..<100 {
    let hasCome = Atomic(false)
    CrewThread.share(among: 2) { worker in
      if worker == 1 { return hasCome.store(true, ordering: .relaxed) }
      let deadline = ContinuousClock.now + .seconds(60)
      while !hasCome.load(ordering: .relaxed), ContinuousClock.now < deadline { sched_yield() }
    }
    guard hasCome.load(ordering: .relaxed) else {
      Issue.record("nobody came")
      return
    }
    usleep(microseconds)
  }
}

@Test func worksAtTheSameTimeHaveThreadsOfTheirOwn() {
  let errors = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: 4) { _ in
    for _ in 0..<500 {
      let calls = Mutex([0, 0, 0])
      CrewThread.share(among: 3) { worker in calls.withLock { $0[worker] += 1 } }
      // Nobody else is called after the return, and whoever comes too late is not called at all.
      let seen = calls.withLock { $0 }
      if seen[0] != 1 || seen[1] > 1 || seen[2] > 1 { errors.wrappingAdd(1, ordering: .relaxed) }
      sched_yield()
      if calls.withLock({ $0 }) != seen { errors.wrappingAdd(1, ordering: .relaxed) }
    }
  }
  #expect(errors.load(ordering: .relaxed) == 0)
}
