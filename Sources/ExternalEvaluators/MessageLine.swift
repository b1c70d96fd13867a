import Foundation

/// Messages as lines of JSON.
enum MessageLine {
  private static let notFinite = (positive: "Infinity", negative: "-Infinity", nan: "NaN")

  /// A message as a line, with its end.
  static func encode(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: notFinite.positive, negativeInfinity: notFinite.negative, nan: notFinite.nan)
    // Every number has a form, so that nothing of a message can fail.
    return Array(try! encoder.encode(message)) + [UInt8(ascii: "\n")]
  }

  /// - Parameter expected: the message in words, for the error.
  /// - Throws: where the line is not that message.
  static func decode<Message: Decodable>(
    _ type: Message.Type, from line: [UInt8], expected: String
  ) throws(WorkerFailure) -> Message {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: notFinite.positive, negativeInfinity: notFinite.negative, nan: notFinite.nan)
    do {
      return try decoder.decode(type, from: Data(quotingWords(in: line)))
    } catch let mismatch as Mismatch {
      throw WorkerFailure(expected: mismatch.expected, found: line)
    } catch {
      throw WorkerFailure(expected: expected, found: line)
    }
  }

  /// The line with Python's NaN, Infinity and -Infinity in quotes; outside of texts JSON has no such words.
  static func quotingWords(in line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0 == UInt8(ascii: "N") || $0 == UInt8(ascii: "I") }) else { return line }
    let words = [notFinite.nan, notFinite.positive, notFinite.negative].map { Array($0.utf8) }
    var quoted: [UInt8] = []
    quoted.reserveCapacity(line.count + line.count / 2)
    var (place, isInText) = (0, false)
    while place < line.count {
      let byte = line[place]
      if isInText {
        if byte == UInt8(ascii: "\\"), place + 1 < line.count {
          quoted.append(byte)
          place += 1
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInText = true
      } else if let word = words.first(where: { line[place...].starts(with: $0) }) {
        quoted += [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
        place += word.count
        continue
      }
      quoted.append(line[place])
      place += 1
    }
    return quoted
  }
}
