import ArrayFiles
import FoundationEssentials
import Glibc

/// What the results in a sweep's folder answer: its `sweep.json`.
public struct SweepQuestion: Sendable, Hashable, Codable {
  public var definition: SweepDefinition
  /// What the data hash to: with others no result would stand.
  public var fingerprint: String
  /// The data whose classes have a tree.
  public var trees: [String]

  /// All points that are asked for.
  public var points: [SweepPoint] { definition.points { trees.contains($0) } }

  public init(_ definition: SweepDefinition, data: SweepData) {
    self.definition = definition
    fingerprint = data.fingerprint
    trees = definition.data.filter(data.hasTree)
  }

  /// How its cells are trained, as far as their keys do not say, and on which data.
  public var conditions: String {
    let keys: [SweepDefinition.CodingKeys] = [
      .batchSize, .momentum, .clip, .validation, .shift, .flip, .erase,
    ]
    let texts = definition.texts
    return keys.map { "\($0.stringValue)=\(texts[$0.stringValue] ?? "none")" }.joined(separator: " ")
      + " data=\(fingerprint)"
  }

  static func file(in path: String) -> String { path + "/sweep.json" }

  /// The question of the sweep in a folder.
  ///
  /// - Throws: `InputError` where there is none, or the file is something else.
  public init(in path: String) throws {
    let file = Self.file(in: path)
    let bytes = try InputFile(file).bytes()
    do { self = try JSONDecoder().decode(SweepQuestion.self, from: Data(bytes)) } catch {
      throw InputError(file, expected: "the definition of a sweep", found: "something else")
    }
    do { try definition.check() } catch { throw InputError(file, reason: "\(error)") }
  }

  /// Writes the question into a folder that has none, or checks that the one there is the same.
  ///
  /// - Throws: `InputError` where it is another, or there are results and nothing that says of what,
  ///   `OutputError` where it cannot be written.
  public func enter(_ path: String) throws {
    if access(Self.file(in: path), F_OK) == 0 { return try check(in: path) }
    if ResultStore.hasResults(in: path) {
      throw InputError(missing: ["sweep.json, which says what its results are of,"], in: path)
    }
    try write(to: path)
  }

  /// - Throws: `InputError` where a folder holds no sweep or another one.
  func check(in path: String) throws {
    guard let difference = difference(from: try SweepQuestion(in: path)) else { return }
    throw InputError(
      path, at: difference.key, expected: "what the sweep in this folder began with, \(difference.there)",
      found: difference.here)
  }

  /// - Throws: `InputError` for a result of another sweep, or two of one cell that are not the same.
  func check(_ results: [CellResult], in path: String) throws(InputError) {
    let conditions = conditions
    var known: [String: CellResult] = [:]
    for result in results {
      if let other = result.conditions, other != conditions {
        let (mine, theirs) = Self.firstDifference(conditions, other)
        throw InputError(
          path, at: result.key, expected: "a result of this sweep, with \(mine)", found: "one with \(theirs)")
      }
      guard let other = known.updateValue(result, forKey: result.key), !result.isSame(as: other) else {
        continue
      }
      throw InputError(
        path, at: result.key, expected: "the same result wherever a cell was run",
        found: other.weights != result.weights
          ? "weights \(other.weights) and \(result.weights)"
          : "the same weights with other accuracies or losses")
    }
  }

  /// The first setting that is another in two texts of conditions.
  private static func firstDifference(_ mine: String, _ theirs: String) -> (mine: String, theirs: String) {
    let pairs = zip(mine.split(separator: " "), theirs.split(separator: " "))
    guard let (mine, theirs) = pairs.first(where: { $0 != $1 }) else { return (mine, theirs) }
    return (String(mine), String(theirs))
  }

  private func write(to path: String) throws(OutputError) {
    try OutputFile.write(SortedJSON.bytes(self, isPretty: true) + [10], to: Self.file(in: path))
  }

  /// The first key whose value is another; nil where all are the same.
  func difference(from other: SweepQuestion) -> (key: String, here: String, there: String)? {
    let (mine, theirs) = (definition.texts, other.definition.texts)
    for key in SweepDefinition.CodingKeys.allCases.map(\.stringValue) where mine[key] != theirs[key] {
      return (key, mine[key] ?? "none", theirs[key] ?? "none")
    }
    return fingerprint == other.fingerprint ? nil : ("data", "others", "data of the same name")
  }
}

extension SweepDefinition {
  /// The value of each key, as JSON writes it.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for key in CodingKeys.allCases {
      // Each by itself: a decoder for values of any kind would be another library.
      guard let value = value(of: key) else { continue }
      texts[key.stringValue] = String(decoding: SortedJSON.bytes(value), as: UTF8.self)
    }
    return texts
  }

  private func value(of key: CodingKeys) -> (any Encodable)? {
    switch key {
    case .data: data
    case .models: models
    case .dataModels: dataModels
    case .losses: losses
    case .embeddings: embeddings
    case .samplesPerClass: samplesPerClass
    case .learningRates: learningRates
    case .lossLearningRates: lossLearningRates
    case .weightDecays: weightDecays
    case .panelLosses: panelLosses
    case .seeds: seeds
    case .steps: steps
    case .searchSteps: searchSteps
    case .batchSize: batchSize
    case .momentum: momentum
    case .clip: clip
    case .validation: validation
    case .shift: shift
    case .flip: flip
    case .erase: erase
    }
  }
}
