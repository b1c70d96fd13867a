import Glibc

/// A loss in double precision, from its formula in the paper and nothing else.
func closedForm(_ name: String, _ f: [Double], _ label: Int) -> Double {
  switch name {
  case "mse": return f.enumerated().reduce(0) { $0 + pow($1.element - ($1.offset == label ? 1 : 0), 2) }
  case "cosine": return 1 - f[label] / f.reduce(0) { $0 + $1 * $1 }.squareRoot()
  default:
    let top = f.max()!
    return top + log(f.reduce(0) { $0 + exp($1 - top) }) - f[label]
  }
}
