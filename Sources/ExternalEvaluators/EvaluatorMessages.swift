/// What an external evaluator says first.
///
/// # The protocol
///
/// An evaluator is a program that knows a model, two directions through its weights, and data. It reads one JSON
/// object a line (RFC 8259, UTF-8) from standard input and writes one a line to standard output, where nothing
/// else may stand; what it has to tell people goes to standard error. Each line is flushed as it is written.
///
/// 1. The evaluator begins with its hello. `hello` is the version of the protocol, 1; `range` is the part of
///    both axes that is worth looking at.
///
///        {"hello": 1, "name": "small CNN", "loss": "cross-entropy", "range": [-1, 1]}
///
/// 2. It is asked for points of the plane, [a, b] each, by requests with a number of their own.
///
///        {"id": 7, "points": [[-1, 0.5], [0, 0.5]]}
///
/// 3. It answers each request with its number and a loss for every point, in the order of the points; where it
///    knows them, also with accuracies from 0 to 1. The next request comes after the answer.
///
///        {"id": 7, "losses": [2.25, 0.125], "accuracies": [0.5, 0.96875]}
///
///    Values that are not finite are null, "NaN", "Infinity" and "-Infinity", or these words without quotes, as
///    Python writes them. Where it cannot answer, it says why:
///
///        {"id": 7, "error": "out of memory"}
///
/// 4. At the end of its input it ends. Other keys than these are left unread. A line has up to 16 MiB.
///
/// The same point has the same value in every evaluator that is started with the same command: they say the same
/// hello, take the same directions, and differ in the environment variable `SADDLE_WORKER` alone, which counts
/// from 1.
public struct EvaluatorHello: Sendable, Hashable, Codable {
  /// The model, for people.
  public let name: String
  /// What the losses are, for people.
  public let loss: String
  /// The part of both axes that is worth looking at.
  public let range: ClosedRange<Double>

  static let version = 1

  private enum CodingKeys: String, CodingKey { case hello, name, loss, range }

  init(name: String, loss: String, range: ClosedRange<Double>) {
    self.name = name
    self.loss = loss
    self.range = range
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let version = try values.decode(Int.self, forKey: .hello)
    guard version == Self.version else { throw Mismatch("version \(Self.version) of the protocol") }
    name = PlainText.line(try values.decode(String.self, forKey: .name), limit: Self.textLimit)
    loss = PlainText.line(try values.decode(String.self, forKey: .loss), limit: Self.textLimit)
    guard !name.isEmpty, !loss.isEmpty else { throw Mismatch("a name of the model and of the loss") }
    let ends = try values.decode([Double].self, forKey: .range)
    guard ends.count == 2, ends[0] < ends[1], (ends[1] - ends[0]).isFinite else {
      throw Mismatch("a range of two numbers, the lower first")
    }
    range = ends[0]...ends[1]
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.version, forKey: .hello)
    try values.encode(name, forKey: .name)
    try values.encode(loss, forKey: .loss)
    try values.encode([range.lowerBound, range.upperBound], forKey: .range)
  }

  private static let textLimit = 200
}

/// Points of the plane that an evaluator is asked for.
public struct EvaluationRequest: Sendable, Hashable, Codable {
  public let id: Int
  /// Two numbers each.
  public let points: [[Double]]
}

/// What an evaluator found at the points of a request, in their order, or why it found nothing.
public struct EvaluationAnswer: Sendable, Codable {
  public let id: Int
  public let losses: [MeasuredNumber]?
  public let accuracies: [MeasuredNumber]?
  public let error: String?
}

/// A number of an answer, NaN where it is null.
public struct MeasuredNumber: Sendable, Codable {
  public let value: Double

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? .nan : try container.decode(Double.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// A message that is JSON and yet not what it should be: what was expected.
struct Mismatch: Error {
  let expected: String

  init(_ expected: String) { self.expected = expected }
}
