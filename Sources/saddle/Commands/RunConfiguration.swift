import ArrayFiles
import FoundationEssentials
import Glibc
import Training

/// What `config.json` holds: the settings of a run in the words of the command line, and what they came to.
struct RunConfiguration: Codable {
  var settings: TrainingSettings
  var loss: String
  /// How many parameters the network has.
  var parameters: Int
  /// What the data hash to, in hexadecimal: a run goes on with the same data only.
  var fingerprint: String
  /// What the targets of the classes hash to, where they come from a tree: a run goes on with the same ones.
  var targets: String?
  /// When checkpoints are saved, and which are kept.
  var checkpoints: CheckpointPolicy
  /// The version of the program.
  var saddle = Saddle.version

  private enum CodingKeys: String, CodingKey { case loss, parameters, fingerprint, targets, saddle }

  /// - Parameters:
  ///   - settings: files that they name become absolute paths: a run goes on from any working directory.
  ///   - plan: what the settings come to.
  init(
    settings: TrainingSettings, loss: String, plan: TrainingPlan, checkpoints: CheckpointPolicy
  ) {
    self.checkpoints = checkpoints
    self.settings = settings.withAbsolutePaths
    self.loss = loss
    parameters = plan.network(for: plan.losses[0]).parameterCount
    fingerprint = String(plan.data.fingerprint, radix: 16)
    if settings.embedding == "semantic" { targets = plan.embedding.fingerprint }
  }

  init(from decoder: any Decoder) throws {
    settings = try TrainingSettings(from: decoder)
    checkpoints = try CheckpointPolicy(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    loss = try container.decode(String.self, forKey: .loss)
    parameters = try container.decode(Int.self, forKey: .parameters)
    fingerprint = try container.decode(String.self, forKey: .fingerprint)
    targets = try container.decodeIfPresent(String.self, forKey: .targets)
    saddle = try container.decode(String.self, forKey: .saddle)
  }

  func encode(to encoder: any Encoder) throws {
    try settings.encode(to: encoder)
    try checkpoints.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(loss, forKey: .loss)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(fingerprint, forKey: .fingerprint)
    try container.encodeIfPresent(targets, forKey: .targets)
    try container.encode(saddle, forKey: .saddle)
  }

  /// The configuration of the run in a folder; nil where no run was begun there.
  ///
  /// - Throws: `InputError` where the file is no configuration, ``CommandError`` where it alone is missing.
  static func existing(in folder: String) throws -> RunConfiguration? {
    let path = path(in: folder)
    if access(path, F_OK) == 0 { return try read(path) }
    let others = ["metrics.jsonl", "checkpoints"].map { "\(folder)/\($0)" }
    guard let found = others.first(where: { access($0, F_OK) == 0 }) else { return nil }
    throw CommandError.missing(
      "\(path) is missing beside \(found): the folder holds no run that can go on; name another one")
  }

  static func path(in folder: String) -> String { folder + "/config.json" }

  /// - Throws: `InputError` where the data or the targets are not those that the run in `folder` began with.
  func check(against earlier: RunConfiguration, in folder: String) throws(InputError) {
    if fingerprint != earlier.fingerprint {
      throw InputError(settings.data, reason: "the data are not those that the run in \(folder) began with")
    }
    if targets != earlier.targets {
      throw InputError(
        settings.tree ?? settings.data,
        reason: "the tree gives other targets than those that the run in \(folder) began with")
    }
  }

  /// - Throws: `InputError` where the file cannot be read or is no such configuration.
  private static func read(_ path: String) throws(InputError) -> RunConfiguration {
    let bytes = try InputFile(path).bytes()
    do {
      let configuration = try JSONDecoder().decode(RunConfiguration.self, from: Data(bytes))
      try configuration.settings.checkRanges()
      guard configuration.settings.epochs != nil else {
        throw CommandError.usage("--epochs: expected a value, found none")
      }
      return configuration
    } catch let error as CommandError {
      throw InputError(path, reason: error.message)
    } catch DecodingError.keyNotFound(let key, _) {
      throw InputError(
        path, at: key.stringValue, expected: "a value, as this version of saddle writes one", found: "none")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      let key = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw InputError(path, at: key, reason: context.debugDescription)
    } catch {
      throw InputError(path, reason: "it is not valid JSON")
    }
  }
}

extension TrainingSettings {
  /// The first option whose value is another in `other`, as texts for people; nil where none is.
  func difference(from other: TrainingSettings) -> (option: String, here: String, there: String)? {
    guard let mine = texts, let theirs = other.texts else { return nil }
    for key in CodingKeys.allCases.map(\.stringValue) where mine[key] != theirs[key] {
      return ("--\(key)", mine[key] ?? "none", theirs[key] ?? "none")
    }
    return nil
  }

  /// The value of each option as it stands in a configuration.
  private var texts: [String: String]? {
    guard let data = try? JSONEncoder().encode(self),
      let values = try? JSONDecoder().decode([String: JSONScalar].self, from: data)
    else { return nil }
    return values.mapValues(\.text)
  }

  private struct JSONScalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        text = "\(flag)"
      } else if let number = try? container.decode(UInt64.self) {
        // A double cannot tell seeds above 2⁵³ apart.
        text = "\(number)"
      } else if let number = try? container.decode(Double.self) {
        text = "\(number)"
      } else {
        text = try container.decode(String.self)
      }
    }
  }
}
