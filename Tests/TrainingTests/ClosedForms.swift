import Glibc

/// A loss in double precision, from its formula and nothing else, with its usual parameters.
func closedForm(_ name: String, _ f: [Double], _ label: Int) -> Double {
  let length = f.reduce(0) { $0 + $1 * $1 }.squareRoot()
  func crossEntropy(_ z: [Double]) -> Double {
    let top = z.max()!
    return top + log(z.reduce(0) { $0 + exp($1 - top) }) - z[label]
  }
  func angular(_ margin: (Double) -> Double) -> Double {
    var logits = f.map { 16 * $0 / length }
    logits[label] = 16 * margin(f[label] / length)
    return crossEntropy(logits)
  }
  switch name {
  case "mse": return f.enumerated().reduce(0) { $0 + pow($1.element - ($1.offset == label ? 1 : 0), 2) }
  case "cosine": return 1 - f[label] / length
  case "cross-entropy": return crossEntropy(f)
  case "cross-entropy-smoothed":
    // −Σ target_j·ln softmax(f)_j
    let top = f.max()!
    let logSum = top + log(f.reduce(0) { $0 + exp($1 - top) })
    return f.enumerated().reduce(0) { sum, next in
      sum + (next.offset == label ? 0.9 : 0.1 / Double(f.count - 1)) * (logSum - next.element)
    }
  case "normface": return angular { $0 }
  case "cosface": return angular { $0 - 0.35 }
  case "arcface": return angular { $0 > -cos(0.5) ? cos(acos($0) + 0.5) : $0 - 0.5 * sin(0.5) }
  default: preconditionFailure("no formula for \(name)")
  }
}
