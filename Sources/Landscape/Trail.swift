/// The way of something in bounded memory: where there are too many places every second is dropped, so that what
/// is kept stays spread over all of the way.
public struct Trail<Place> {
  /// In the order of time, the first and the last one always among them.
  public private(set) var places: [Place] = []
  private let capacity: Int
  /// The steps between two places that are kept.
  private var stride = 1
  /// The step of the last place, from 0.
  private var step = 0

  /// - Parameter capacity: how many places are kept at most, 4 or more.
  public init(capacity: Int = 512) {
    precondition(capacity >= 4)
    self.capacity = capacity
  }

  public mutating func append(_ place: Place) {
    // The last place is for good only where a stride ends.
    if places.count > 1, step % stride != 0 { places.removeLast() }
    places.append(place)
    if places.count > 1 { step += 1 }
    guard places.count > capacity else { return }
    let last = places.removeLast()
    places = places.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    places.append(last)
    stride *= 2
  }
}

extension Trail: Equatable where Place: Equatable {}
extension Trail: Hashable where Place: Hashable {}
extension Trail: Sendable where Place: Sendable {}
