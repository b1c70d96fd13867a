/// How a tour goes on by itself.
struct TourPace: Hashable {
  /// How long a scene that waits for a key is shown, in seconds; nil for as long as it takes to read it.
  var seconds: Double?
  /// How long a scene may wait for what it waits for, in seconds.
  var patience = 120.0

  /// 15 characters a second, and two seconds to look around.
  func readingTime(of scene: TourScene) -> Double { seconds ?? 2 + Double(scene.caption.count) / 15 }
}
