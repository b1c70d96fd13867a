/// Values that never change: in single precision where that loses nothing, as with TensorBoard's floats.
enum NumberColumn: Sendable {
  case single([Float])
  case double([Double])

  init(_ numbers: some RandomAccessCollection<Double>) {
    let isSingle = numbers.allSatisfy { $0.isNaN || Double(Float($0)) == $0 }
    self = isSingle ? .single(numbers.map { Float($0) }) : .double(Array(numbers))
  }

  subscript(index: Int) -> Double {
    switch self {
    case .single(let numbers): Double(numbers[index])
    case .double(let numbers): numbers[index]
    }
  }

  func add(_ range: Range<Int>, to bin: inout ScalarBin) {
    switch self {
    case .single(let numbers): for number in numbers[range] { bin.add(Double(number)) }
    case .double(let numbers): for number in numbers[range] { bin.add(number) }
    }
  }
}
