import Canvas
import Landscape
import Testing
import Training

@testable import saddle

@Suite struct LandscapeScreenTests {
  @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12)])
  func theLandscapeLooksAsItShould(width: Int, height: Int) throws {
    try expect(
      Screen.landscape.draw(exampleLandscapeState(), width: width, height: height),
      isPicture: "landscape-\(width)x\(height)")
  }

  @Test func aCoarseSurfaceIsInterpolatedAndSaysHowFarItIs() throws {
    let state = exampleLandscapeState(stride: 10)
    let picture = Screen.landscape.draw(state, width: 120, height: 36)
    try expect(picture, isPicture: "landscape-coarse-120x36")
    #expect(picture.text.contains("1 % evaluated; esc stops"))
    #expect(picture.text(row: 35).contains("interpolated"))
    var onAPoint = state
    onAPoint.landscape.crosshair = (-0.2, 0.2)
    let line = Screen.landscape.draw(onAPoint, width: 120, height: 36).text(row: 35)
    #expect(line.contains("cross-entropy 0.180") && line.contains("evaluated"))
  }

  @Test func aLargePanelHasItsProfilesBeside() throws {
    var state = exampleLandscapeState()
    for action in [Action.enlarge(panel: 2), .toggleAccuracy] { _ = state.reduce(action) }
    try expect(
      Screen.landscape.draw(state, width: 120, height: 36), isPicture: "landscape-large-120x36")
  }

  @Test func theReadOutIsThatOfTheSurface() throws {
    var state = exampleLandscapeState()
    state.landscape.crosshair = (0.4, 0.2)
    let line = Screen.landscape.draw(state, width: 160, height: 40).text(row: 39)
    // 0.1 + 0.4² + 2·0.2² + 0.4·0.2 and its slopes 1 and 1.2, over axes of lengths 17.2 and 16.9.
    #expect(line.contains("(0.40, 0.20)") && line.contains("cross-entropy 0.420 70.4 %"))
    let slope = try #require(state.landscape.live.plane).length(ofSlopes: 1, 1.2)
    #expect(line.contains("∇\(slope.formatted(significantDigits: 2))"))
    // Of axes at right angles it is √((1/17.2)² + (1.2/16.9)²).
    let right = ((1 / 17.2) * (1 / 17.2) + (1.2 / 16.9) * (1.2 / 16.9)).squareRoot()
    #expect(abs(slope - right) < 0.02 * right)
  }

  @Test func whatCannotBeShownSaysWhy() {
    var state = exampleLandscapeState()
    state.landscape.live.surfaces[1] = nil
    state.landscape.live.misfits[1] = "it needs weights with its head, and these were trained with cosine"
    #expect(Screen.landscape.draw(state, width: 120, height: 36).text.contains("no MSE here: it needs"))
    state.landscape.live = LiveLandscape(request: state.landscape.request, failure: "no way")
    let text = Screen.landscape.draw(state, width: 120, height: 36).text
    #expect(text.contains("no surface: no way") && text.contains("another"))
  }

  @Test func everySizeCanBeDrawn() {
    let states = [exampleLandscapeState(), exampleLandscapeState(losses: [CosineLoss()], stride: 10)]
    for state in states {
      for width in stride(from: 24, through: 210, by: 13) {
        for height in [8, 9, 12, 17, 24, 33, 50] {
          let buffer = Screen.landscape.draw(state, width: width, height: height)
          #expect(buffer.width == width && buffer.height == height)
        }
      }
    }
  }
}
