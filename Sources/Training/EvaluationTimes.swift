/// After which epochs the test samples are evaluated while someone watches: after each of the first 64,
/// then at steps that double with the number of epochs, so that a long training spends its time training. The end
/// of a training is one of them whatever its epoch.
enum EvaluationTimes {
  static func includes(epoch: Int) -> Bool {
    var interval = 1
    while epoch / interval > 64 { interval *= 2 }
    return epoch % interval == 0
  }
}
