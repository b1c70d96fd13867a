import ArrayFiles
import Experiments
import Yams

extension YAMLFile {
  /// The keys of the explorer in a mapping, but for those of other meaning.
  func settings(_ mapping: Node.Mapping, _ field: String = "", without others: Set<String> = [])
    throws(InputError) -> KeySettings
  {
    var settings = KeySettings()
    for (key, value) in mapping {
      let name = try text(key, field)
      if others.contains(name) { continue }
      do throws(CommandError) { try settings.set(name, to: try asText(value, name)) } catch {
        throw self.error(key, field, error.message)
      }
    }
    return settings
  }

  /// A list stands for its values with commas between.
  private func asText(_ node: Node, _ field: String) throws(CommandError) -> String {
    if let text = node.scalar?.string { return text }
    let parts = node.sequence?.map { $0.scalar?.string }
    guard let parts, parts.allSatisfy({ $0 != nil }) else {
      throw .usage("\(field): expected a value, found keys")
    }
    return parts.compactMap { $0 }.joined(separator: ",")
  }
}
