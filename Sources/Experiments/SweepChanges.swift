/// What somebody says of a sweep, by options or in a file: what is not said stays as it was.
public struct SweepChanges: Sendable, Hashable {
  public var data: [String]?
  public var models: [String]?
  public var dataModels: [String: [String]]?
  public var losses: [String]?
  public var embeddings: [String]?
  public var samplesPerClass: [Int]?
  public var learningRates: [Float]?
  /// For single losses; what is said of others stays, unless ``learningRates`` says what all have.
  public var lossLearningRates: [String: [Float]]?
  public var weightDecays: [[Float]]?
  public var panelLosses: [[String]]?
  public var seeds: [UInt64]?
  public var steps: Int?
  /// Where only ``steps`` is said, a search keeps its part of them.
  public var searchSteps: Int?
  public var batchSize: Int?
  public var momentum: Float?
  public var clip: Float?
  public var validation: Int?
  public var shift: Int?
  public var flip: Bool?
  public var erase: Float?

  public init() {}

  /// The definition with the changes made; what it said of losses, data and panels that are no more goes.
  public func applied(to before: SweepDefinition) -> SweepDefinition {
    var after = before
    func set<Value>(_ path: WritableKeyPath<SweepDefinition, Value>, _ value: Value?) {
      if let value { after[keyPath: path] = value }
    }
    set(\.data, data)
    set(\.models, models)
    if models != nil { after.dataModels = [:] }
    if let data { after.dataModels = after.dataModels.filter { data.contains($0.key) } }
    set(\.dataModels, dataModels)
    set(\.losses, losses)
    set(\.learningRates, learningRates)
    if learningRates != nil { after.lossLearningRates = [:] }
    if let losses { after.lossLearningRates = after.lossLearningRates.filter { losses.contains($0.key) } }
    after.lossLearningRates.merge(lossLearningRates ?? [:]) { _, said in said }
    set(\.weightDecays, weightDecays)
    if losses != nil || weightDecays != nil { after.panelLosses = [] }
    set(\.panelLosses, panelLosses)
    set(\.embeddings, embeddings)
    set(\.samplesPerClass, samplesPerClass)
    set(\.seeds, seeds)
    set(\.steps, steps)
    set(\.searchSteps, searchSteps ?? steps.map(before.searchSteps(forSteps:)))
    set(\.batchSize, batchSize)
    set(\.momentum, momentum)
    set(\.clip, clip)
    if let validation { after.validation = validation }
    set(\.shift, shift)
    set(\.flip, flip)
    set(\.erase, erase)
    return after
  }
}
