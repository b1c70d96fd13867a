import ArrayFiles

/// The tensors of a state dict that belong to one layer.
struct StateDictGroup {
  /// What their names begin with: `features.0` in `features.0.weight`.
  let prefix: String
  /// By the last part of their names.
  var tensors: [String: NumberArray]

  private static let suffixes: Set = ["weight", "bias", "running_mean", "running_var"]
  /// PyTorch counts batches where no fixed momentum is given; nothing here depends on it.
  private static let ignored = "num_batches_tracked"

  /// The groups in the order of their names, numbers in them taken as numbers.
  ///
  /// - Throws: `InputError` for a tensor that belongs to no layer that there is.
  static func all(in file: SafeTensors, named path: String) throws(InputError) -> [StateDictGroup] {
    var groups: [String: StateDictGroup] = [:]
    for entry in file.entries {
      let parts = entry.name.split(separator: ".", omittingEmptySubsequences: false)
      let suffix = String(parts.last ?? "")
      if suffix == ignored { continue }
      guard suffixes.contains(suffix) else {
        throw InputError(
          path, at: entry.name, expected: "a name that ends in weight, bias, running_mean or running_var",
          found: "'\(entry.name)'")
      }
      guard entry.array.type.isFloatingPoint else {
        throw InputError(
          path, at: entry.name, expected: "floating-point numbers", found: "\(entry.array.type)")
      }
      let prefix = parts.dropLast().joined(separator: ".")
      groups[prefix, default: StateDictGroup(prefix: prefix, tensors: [:])].tensors[suffix] = entry.array
    }
    return groups.values.sorted { NaturalOrder.precedes($0.prefix, $1.prefix) }
  }
}

/// The order of names in which `layer2` comes before `layer10`, and a number before a letter.
enum NaturalOrder {
  static func precedes(_ a: String, _ b: String) -> Bool {
    for (x, y) in zip(pieces(a), pieces(b)) where x != y {
      guard let first = x.first, let second = y.first, first.isNumber, second.isNumber else { return x < y }
      // Without leading zeros the longer number is the larger.
      let (m, n) = (x.drop { $0 == "0" }, y.drop { $0 == "0" })
      if m != n { return m.count != n.count ? m.count < n.count : m < n }
    }
    return a.count < b.count
  }

  /// The runs of digits, and what stands between them.
  private static func pieces(_ text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let piece = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}
