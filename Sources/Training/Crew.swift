import Glibc
import Synchronization

/// The threads that share the work of a step.
///
/// What they compute is cut into pieces by the problem alone, and sums over pieces are made in the order of
/// the pieces: the bits do not depend on how many threads there are.
public struct Crew: Sendable, Hashable {
  public let threads: Int

  /// How many threads there can be.
  public static let sizes = 1...256

  /// - Precondition: `threads` lies in ``sizes``.
  public init(threads: Int) {
    precondition(Self.sizes.contains(threads))
    self.threads = threads
  }

  /// One thread for each processor that there is.
  public static var ofAllProcessors: Crew {
    Crew(threads: min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), sizes.upperBound))
  }

  /// Calls `body` once for each of `count` pieces. `worker` is below ``threads``, and two pieces that are
  /// worked on at the same time have different ones.
  ///
  /// Each worker begins with a share of its own, the same in every work of as many pieces: what a layer wrote is then
  /// mostly read by the processor that has it in its cache. Who is done helps the others.
  func each(_ count: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for piece in 0..<count { body(piece, 0) }
      return
    }
    withUnsafeTemporaryAllocation(of: Atomic<Int>.self, capacity: workers * Self.counterStride) { next in
      let first = next.baseAddress!
      for place in next.indices {
        let share = place / Self.counterStride
        (first + place).initialize(to: Atomic(count * share / workers))
      }
      withoutActuallyEscaping(body) { body in
        CrewThread.share(among: workers) { worker in
          for turn in 0..<workers {
            let share = (worker + turn) % workers
            let end = count * (share + 1) / workers
            while true {
              let piece = first[share * Self.counterStride].wrappingAdd(1, ordering: .relaxed).oldValue
              if piece >= end { break }
              body(piece, worker)
            }
          }
        }
      }
    }
  }

  /// Calls `body` for ranges that make up 0 ..< `count`, as many as the threads are worth starting for.
  /// The results must not depend on where the ranges are cut.
  func ranges(of count: Int, multiplyAdds: Int, _ body: (Range<Int>) -> Void) {
    let pieces = min(threads, count, multiplyAdds / Self.leastMultiplyAdds)
    guard pieces > 1 else { return body(0..<count) }
    each(pieces) { piece, _ in body(count * piece / pieces..<count * (piece + 1) / pieces) }
  }

  /// Calls `body` for each of `count` rows of `size` numbers, on several threads where that is worth it.
  func each(_ count: Int, ofSize size: Int, _ body: (Int) -> Void) {
    guard threads > 1, count * size >= Self.leastNumbers else {
      for row in 0..<count { body(row) }
      return
    }
    each(count) { row, _ in body(row) }
  }

  /// So far apart two counters lie on cache lines of their own.
  private static let counterStride = 8
  /// Fewer numbers than this are done before another thread has woken.
  static let leastNumbers = 1 << 16
  /// Below this a thread takes longer to wake than to work: about 10 µs.
  private static let leastMultiplyAdds = 1 << 19
}
