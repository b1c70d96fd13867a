import Landscape
import Testing

@testable import saddle

@Test func oneRangeAndOneNumberAreForBothAxes() throws {
  let grid = try GridText.grid(range: "-1:1", resolution: "51", isLine: false)
  #expect(grid.x == GridAxis(from: -1, through: 1, count: 51) && grid.y == grid.x)
}

@Test func twoAreForXAndY() throws {
  let grid = try GridText.grid(range: "-1:1.5,-0.5:1e3", resolution: "51x2", isLine: false)
  #expect(grid.x == GridAxis(from: -1, through: 1.5, count: 51))
  #expect(grid.y == GridAxis(from: -0.5, through: 1000, count: 2))
}

@Test func pointsThatFallTogetherAreRefused() throws {
  #expect(throws: CommandError.self) {
    try GridText.grid(range: "1:1.0000000000000002", resolution: "3", isLine: false)
  }
  #expect(try GridText.grid(range: 1...1.0.nextUp, resolution: "3") == nil)
  #expect(try GridText.grid(range: 1e7...2e7, resolution: "3x5")?.y.count == 5)
}

@Test func aLineHasOneOfEach() throws {
  let grid = try GridText.grid(range: "0:1", resolution: "3", isLine: true)
  #expect(grid == Grid(x: GridAxis(from: 0, through: 1, count: 3), y: GridAxis(at: 0)))
  #expect(throws: CommandError.self) { try GridText.grid(range: "0:1,0:1", resolution: "3", isLine: true) }
  #expect(throws: CommandError.self) { try GridText.grid(range: "0:1", resolution: "3x3", isLine: true) }
}

@Test(arguments: [
  "", "1", "1:", ":1", "1:0", "0:0", "a:b", "0:1:2", "0:1,", ",0:1", "0:1,1:0", "0:1,0:1,0:1", "-inf:inf",
  "0:nan",
  "0:1000001", "0x1", "0::1",
])
func rangesThatAreNoneAreRefused(range: String) throws {
  let error = try #require(throws: CommandError.self) {
    try GridText.grid(range: range, resolution: "5", isLine: false)
  }
  #expect(error.exitCode == 64 && error.message.hasPrefix("--range: expected"))
  #expect(error.message.hasSuffix("found '\(range)'"))
}

@Test(arguments: [
  "", "0", "1", "-3", "1002", "100000", "5x", "x5", "5x1", "5x5x5", "5.5", "99999999999999999999",
])
func resolutionsThatAreNoneAreRefused(resolution: String) throws {
  let error = try #require(throws: CommandError.self) {
    try GridText.grid(range: "0:1", resolution: resolution, isLine: false)
  }
  #expect(error.exitCode == 64 && error.message.hasPrefix("--resolution: expected 2 to 1001"))
}
