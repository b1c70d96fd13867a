import Testing

@testable import Landscape

@Test func aShortTrailIsKeptWhole() {
  var trail = Trail<SIMD2<Double>>(capacity: 8)
  for step in 0..<8 { trail.append(SIMD2(Double(step), 0)) }
  #expect(trail.places.map(\.x) == [0, 1, 2, 3, 4, 5, 6, 7])
}

@Test(arguments: [4, 7, 16, 512])
func aLongTrailStaysBoundedAndSpreadOverAllOfTheWay(capacity: Int) {
  var trail = Trail<SIMD2<Double>>(capacity: capacity)
  for step in 0...20_000 {
    trail.append(SIMD2(Double(step), -Double(step)))
    let places = trail.places.map(\.x)
    #expect(places.count <= capacity && places.first == 0 && places.last == Double(step))
  }
  let places = trail.places.map(\.x)
  let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
  #expect(places.count >= capacity / 2)
  // All gaps are one stride, but for the last.
  #expect(Set(gaps.dropLast()).count == 1 && gaps.last! <= gaps[0] && gaps.last! > 0)
}
