import CKernels

/// ψ(x) = x/‖x‖, row by row; 0 stays 0.
public struct UnitLength: Layer {
  public let inputWidth: Int

  public init(width: Int) { inputWidth = width }

  public var outputWidth: Int { inputWidth }

  /// 1/‖x‖ of each row.
  public func memoryCount(rows: Int, crew: Crew) -> Int { rows }

  public func forward(_ pass: LayerPass) {
    for row in 0..<pass.rows {
      let (input, output) = (pass.input + row * inputWidth, pass.output + row * inputWidth)
      let length = saddle_sum_of_squares(inputWidth, input).squareRoot()
      let inverse = length == 0 ? 0 : 1 / length
      pass.memory[row] = Float(inverse)
      for index in 0..<inputWidth { output[index] = Float(Double(input[index]) * inverse) }
    }
  }

  // dx = (dψ − ⟨dψ, ψ⟩·ψ)/‖x‖.
  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradient else { return }
    for row in 0..<pass.rows {
      let (direction, from) = (pass.output + row * inputWidth, outputGradient + row * inputWidth)
      var along = 0.0
      for index in 0..<inputWidth { along += Double(from[index]) * Double(direction[index]) }
      let inverse = Double(pass.memory[row])
      for index in 0..<inputWidth {
        let across = Double(from[index]) - along * Double(direction[index])
        inputGradient[row * inputWidth + index] = Float(across * inverse)
      }
    }
  }
}
