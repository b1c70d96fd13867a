import Foundation
import Testing

@testable import saddle

@Suite struct TrainingSettingsDecodingTests {
  private var unusual: TrainingSettings {
    var settings = TrainingSettings()
    settings.data = "moons"
    settings.trainShare = 0.25
    settings.samplesPerClass = 3
    settings.validation = 4
    settings.labelNoise = 0.125
    settings.inputNoise = 0.5
    settings.standardize = true
    settings.shift = 1
    settings.flip = true
    settings.erase = 0.75
    settings.model = "mlp:3"
    settings.activation = "tanh"
    settings.initialWeights = "a"
    settings.embedding = "semantic"
    settings.embeddingWidth = 7
    settings.tree = "b"
    settings.labelSmoothing = 0.25
    settings.lambda = 0.5
    settings.temperature = 2
    settings.margin = 0.25
    settings.batchSize = 5
    settings.optimizer = "adamw"
    settings.learningRate = 0.5
    settings.momentum = 0.25
    settings.nesterov = true
    settings.weightDecay = 0.125
    settings.clip = 6
    settings.schedule = "sgdr"
    settings.cycle = 8
    settings.cycleFactor = 9
    settings.leastRate = 0.0625
    settings.warmUp = 10
    settings.epochs = 11
    settings.seed = 18_446_744_073_709_551_615
    return settings
  }

  private func object(_ settings: TrainingSettings) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(settings)) as? [String: Any])
  }

  @Test func everySettingIsReadBack() throws {
    #expect(
      try object(unusual).keys.sorted() == TrainingSettings.CodingKeys.allCases.map(\.rawValue).sorted())
    let read = try JSONDecoder().decode(TrainingSettings.self, from: JSONEncoder().encode(unusual))
    #expect(read == unusual)
    for key in TrainingSettings.CodingKeys.allCases {
      #expect(read.difference(from: unusual) == nil, "\(key)")
    }
  }

  @Test func aConfigurationFromBeforeASettingHasItsDefault() throws {
    var object = try object(TrainingSettings())
    for key in ["activation", "label-noise", "input-noise"] {
      #expect(object.removeValue(forKey: key) != nil)
    }
    let read = try JSONDecoder().decode(
      TrainingSettings.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(read == TrainingSettings())
  }

  @Test func whatEveryConfigurationHasMustBeThere() throws {
    var object = try object(TrainingSettings())
    object.removeValue(forKey: "lr")
    let data = try JSONSerialization.data(withJSONObject: object)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(TrainingSettings.self, from: data) }
  }
}
