/// How the length r = ‖x‖ and the direction ψ = x/r of a vector change along ẋ: ṙ = ⟨ẋ, ψ⟩ and
/// ψ̇ = (ẋ − ṙ·ψ)/r. At x = 0, where there is no direction, all are 0.
struct DirectionTangent {
  private let inverse: Double
  private let lengthTangent: Double
  /// ψ
  let direction: [Double]
  /// ψ̇
  let tangent: [Double]

  init(_ x: UnsafePointer<Float>, along change: UnsafePointer<Float>, width: Int) {
    var square = 0.0
    for index in 0..<width { square += Double(x[index]) * Double(x[index]) }
    let inverse = square == 0 ? 0 : 1 / square.squareRoot()
    let direction = (0..<width).map { Double(x[$0]) * inverse }
    var along = 0.0
    for index in 0..<width { along += Double(change[index]) * direction[index] }
    self.inverse = inverse
    lengthTangent = along
    self.direction = direction
    tangent = (0..<width).map { (Double(change[$0]) - along * direction[$0]) * inverse }
  }

  /// The tangent of the gradient with respect to x, g = (d − ⟨d, ψ⟩·ψ)/r, from the gradient d with respect to
  /// ψ and its tangent ḋ: (ḋ − (⟨ḋ, ψ⟩ + ⟨d, ψ̇⟩)·ψ − ⟨d, ψ⟩·ψ̇ − ṙ·g)/r.
  func gradientTangent(of gradient: [Double], tangent gradientTangent: [Double]) -> [Double] {
    var (along, alongTangent) = (0.0, 0.0)
    for index in direction.indices {
      along += gradient[index] * direction[index]
      alongTangent += gradientTangent[index] * direction[index] + gradient[index] * tangent[index]
    }
    return direction.indices.map { index in
      let across = (gradient[index] - along * direction[index]) * inverse
      let change = gradientTangent[index] - alongTangent * direction[index] - along * tangent[index]
      return (change - lengthTangent * across) * inverse
    }
  }
}
