/// Settings from a file that somebody may have edited, or another version written: what is no value of a setting
/// leaves the standard one, and the others stand.
struct KeptWatchSettings: Decodable {
  private(set) var settings = WatchSettings()
  /// The names of the settings whose values were left out.
  private(set) var dropped: [String] = []

  /// - Throws: `DecodingError` where it is no JSON object.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: WatchSettings.CodingKeys.self)
    take(.axis, \.axis, from: values)
    take(.hasLogX, \.hasLogX, from: values)
    take(.hasLogY, \.hasLogY, from: values)
    take(.smoothing, \.smoothing, from: values) { (0..<1).contains($0) }
    take(.showsAllWrites, \.showsAllWrites, from: values)
    take(.leavesOutliersOut, \.leavesOutliersOut, from: values)
    take(.showsLists, \.showsLists, from: values)
    take(.density, \.density, from: values) { WatchSettings.densities.contains($0) }
    take(.order, \.order, from: values)
    take(.groupKey, \.groupKey, from: values)
  }

  /// - Parameter isSound: false for a value that no key reaches.
  private mutating func take<Value: Decodable>(
    _ key: WatchSettings.CodingKeys, _ setting: WritableKeyPath<WatchSettings, Value>,
    from values: KeyedDecodingContainer<WatchSettings.CodingKeys>,
    where isSound: (Value) -> Bool = { _ in true }
  ) {
    guard values.contains(key) else { return }
    if let value = try? values.decode(Value.self, forKey: key), isSound(value) {
      settings[keyPath: setting] = value
    } else {
      dropped.append(key.rawValue)
    }
  }
}
