import Synchronization
import Testing

@testable import Training

@Test(arguments: [1, 2, 4], [0, 1, 3, 100])
func everyPieceIsDoneOnceByAWorkerOfTheCrew(threads: Int, count: Int) {
  let done = Mutex([Int](repeating: 0, count: count))
  let busy = Mutex(Set<Int>())
  let clashes = Atomic(0)
  Crew(threads: threads).each(count) { piece, worker in
    let isFree = busy.withLock { $0.insert(worker).inserted }
    if !isFree || !(0..<threads).contains(worker) { clashes.wrappingAdd(1, ordering: .relaxed) }
    done.withLock { $0[piece] += 1 }
    _ = busy.withLock { $0.remove(worker) }
  }
  #expect(done.withLock { $0.allSatisfy { $0 == 1 } })
  #expect(clashes.load(ordering: .relaxed) == 0)
}

@Test(arguments: [1, 3], [(0, 0), (1, 1 << 30), (10, 1 << 30), (10, 5)])
func rangesMakeUpTheWhole(threads: Int, work: (count: Int, multiplyAdds: Int)) {
  let ranges = Mutex<[Range<Int>]>([])
  Crew(threads: threads).ranges(of: work.count, multiplyAdds: work.multiplyAdds) { range in
    ranges.withLock { $0.append(range) }
  }
  let sorted = ranges.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
  #expect(sorted.flatMap { Array($0) } == Array(0..<work.count))
  // What is soon done is not shared.
  #expect(sorted.count == (work.multiplyAdds > 5 ? min(threads, work.count) : 1))
}
