import Testing
import Training

/// Points all over the plane, on its axes and where clips begin.
private let places: [(x: Double, y: Double)] =
  stride(from: -15.0, through: 15, by: 2.5).flatMap { x in
    stride(from: -15.0, through: 15, by: 2.5).map { (x, $0 + 0.125) }
  } + [(0.5, 0.25), (-0.1, 0.7), (1, 1), (-11.4, 11.4), (-11.6, 11.6), (20, -3)]

@Test(arguments: Losses.names, [true, false])
func heightsAreThoseOfTheSurface(name: String, isClipped: Bool) throws {
  let loss = try Losses.named(name)
  for (x, y) in places {
    let (x, y) = (Double(Float(x)), Double(Float(y)))
    let exact = loss.surfacePoint(x: x, y: y, isClipped: isClipped).height
    let drawn = Double(loss.surface(x: [Float(x)], y: [Float(y)], isClipped: isClipped)[0])
    #expect(abs(exact - drawn) <= 2e-6 * max(1, exact), "(\(x), \(y)): \(exact) \(drawn)")
  }
}

@Test(arguments: Losses.names, [true, false])
func slopesAreCentralDifferencesOfTheHeights(name: String, isClipped: Bool) throws {
  let loss = try Losses.named(name)
  let h = 1e-5
  func height(_ x: Double, _ y: Double) -> Double {
    loss.surfacePoint(x: x, y: y, isClipped: isClipped).height
  }
  for (x, y) in places {
    let found = loss.surfacePoint(x: x, y: y, isClipped: isClipped)
    let dx = (height(x + h, y) - height(x - h, y)) / (2 * h)
    let dy = (height(x, y + h) - height(x, y - h)) / (2 * h)
    // Third derivatives grow as the origin comes near.
    let tolerance = 1e-7 * max(1, 100 / (x * x + y * y))
    #expect(
      abs(found.dx - dx) <= tolerance && abs(found.dy - dy) <= tolerance, "(\(x), \(y)) \(found) \(dx) \(dy)")
  }
}

@Test func whereTheClipHoldsASurfaceDownItIsFlat() throws {
  let held = CrossEntropyLoss().surfacePoint(x: -15, y: 15, isClipped: true)
  #expect(held == SurfacePoint(height: Double(CrossEntropyLoss.ceiling), dx: 0, dy: 0))
  let free = CrossEntropyLoss().surfacePoint(x: -15, y: 15, isClipped: false)
  #expect(abs(free.height - 30) < 1e-12 && abs(free.dx + 1) < 1e-12 && abs(free.dy - 1) < 1e-12)
  // Of the smoothed one a tenth goes on where the true class's part is held, and the other way round.
  let smoothed = SmoothedCrossEntropyLoss(smoothing: 0.25)
  #expect(abs(smoothed.surfacePoint(x: -15, y: 15, isClipped: true).dx) < 1e-12)
  #expect(abs(smoothed.surfacePoint(x: 15, y: -15, isClipped: false).dx - 0.25) < 1e-12)
  #expect(abs(smoothed.surfacePoint(x: 15, y: -15, isClipped: true).dx) < 1e-12)
}

@Test(arguments: Losses.names)
func atTheOriginAllIsFinite(name: String) throws {
  let point = try Losses.named(name).surfacePoint(x: 0, y: 0, isClipped: true)
  #expect(point.height.isFinite && point.dx.isFinite && point.dy.isFinite)
}
