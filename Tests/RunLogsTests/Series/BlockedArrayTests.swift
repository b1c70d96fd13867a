import Testing

@testable import RunLogs

@Suite struct BlockedArrayTests {
  @Test func elementsComeBackAndCopiesAreTheirOwn() {
    var array = BlockedArray<Int>()
    var copies: [(count: Int, array: BlockedArray<Int>)] = []
    for number in 0..<5000 {
      if [0, 1, 1023, 1024, 1025, 4095].contains(number) { copies.append((number, array)) }
      array.append(number)
    }
    #expect(array.count == 5000 && (0..<5000).allSatisfy { array[$0] == $0 })
    for index in copies.indices {
      copies[index].array.append(-1)
      let (count, copy) = copies[index]
      #expect(copy.count == count + 1 && copy[count] == -1 && (0..<count).allSatisfy { copy[$0] == $0 })
    }
    #expect((0..<5000).allSatisfy { array[$0] == $0 })
  }
}
