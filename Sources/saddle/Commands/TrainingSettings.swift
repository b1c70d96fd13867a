/// What is trained and how, in the words of the command line: what the options give and `config.json` keeps.
struct TrainingSettings: Codable, Hashable {
  var data = "digits"
  var trainShare: Float?
  var samplesPerClass: Int?
  var validation = 0
  var labelNoise: Float = 0
  var inputNoise: Float = 0
  var standardize = false
  var shift = 0
  var flip = false
  var erase: Float = 0
  var model = "mlp:64,32"
  var activation = "relu"
  var initialWeights: String?
  var embedding = "one-hot"
  var embeddingWidth: Int?
  var tree: String?
  var labelSmoothing: Float = 0.1
  var lambda: Float = 0.1
  var temperature: Float = 0.0625
  var margin: Float?
  var batchSize = 32
  var optimizer = "sgd"
  var learningRate: Float = 0.02
  var momentum: Float = 0.9
  var nesterov = false
  var weightDecay: Float = 0
  var clip: Float?
  var schedule = "constant"
  var cycle = 12
  var cycleFactor = 2
  var leastRate: Float = 1e-6
  var warmUp = 0
  var epochs: Int?
  var seed: UInt64 = 1

  /// Named as the options are.
  enum CodingKeys: String, CodingKey, CaseIterable {
    case data, validation, model, embedding, tree, lambda, temperature, margin, optimizer, momentum, nesterov
    case clip, schedule, cycle, epochs, seed, standardize, shift, flip, erase, activation
    case trainShare = "train-share"
    case labelNoise = "label-noise"
    case inputNoise = "input-noise"
    case samplesPerClass = "samples-per-class"
    case initialWeights = "init"
    case embeddingWidth = "embedding-width"
    case labelSmoothing = "label-smoothing"
    case batchSize = "batch-size"
    case learningRate = "lr"
    case weightDecay = "weight-decay"
    case cycleFactor = "cycle-factor"
    case leastRate = "min-lr"
    case warmUp = "warm-up"
  }
}
