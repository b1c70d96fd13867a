import Landscape
import Training

/// The balls that roll down the surfaces of the home screen: on each panel one an optimizer, dropped together.
struct Balls: Hashable {
  /// One a panel.
  private(set) var descents: [BallDescent]
  private let start: ExplorerState.Crosshair
  /// Whether a step is made with every frame.
  var isRunning = false

  /// What momentum is where none is set.
  static let usualMomentum = 0.9

  /// - Parameter momentum: of the second ball of each panel.
  init(panels: Int, x: Double, y: Double, momentum: Double) {
    let rules: [Ball.Rule] = [.gradientDescent, .momentum(momentum), .adam()]
    start = ExplorerState.Crosshair(x: x, y: y)
    descents = Array(repeating: BallDescent(rules, x: x, y: y), count: panels)
  }

  var steps: Int { descents[0].steps }

  /// Where they were dropped, and the steps since, as ``ViewKey/balls`` takes it.
  var text: String { "\(start.x),\(start.y),\(steps)" + (isRunning ? ",run" : "") }

  /// One step of every ball on the surface of its panel.
  mutating func step(on losses: [any Loss], rate: Double, isClipped: Bool) {
    for index in descents.indices {
      descents[index].step(on: losses[index], rate: rate, isClipped: isClipped)
    }
    if descents.allSatisfy({ $0.balls.allSatisfy(\.isStuck) }) { isRunning = false }
  }
}

extension ExplorerState {
  mutating func dropBalls() {
    let momentum = setup.map { Double($0.settings.momentum) } ?? 0
    surface.balls = Balls(
      panels: losses.count, x: crosshair.x, y: crosshair.y,
      momentum: momentum > 0 ? momentum : Balls.usualMomentum)
  }

  mutating func stepBalls() {
    surface.balls?.step(on: losses, rate: Double(learningRate), isClipped: isClipped)
  }

  /// Moves what moves by itself by one frame; whether anything did.
  mutating func advance() -> Bool {
    guard screen == .home, surface.balls?.isRunning == true else { return false }
    stepBalls()
    return true
  }
}
