/// How a tour goes on by itself.
struct TourPace: Hashable {
  /// How long a scene that waits for a key is shown, in seconds; nil for as long as it takes to read it.
  var seconds: Double?
  /// How much longer than it is to be shown a scene may wait, in seconds.
  var patience = 120.0

  /// How long a scene is to be shown, in seconds; 0 where it waits for something else than time.
  func time(of scene: TourScene) -> Double {
    switch scene.wait {
    case .key: readingTime(of: scene)
    case .seconds(let seconds): seconds
    case .step, .loss: 0
    }
  }

  /// 15 characters a second, and two seconds to look around.
  func readingTime(of scene: TourScene) -> Double { seconds ?? 2 + Double(scene.caption.count) / 15 }
}
