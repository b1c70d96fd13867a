import ArrayFiles
import CBundledData
import Experiments

/// A tour that comes with the program; its file is in `Demos/tours`.
struct BundledTour {
  let name: String
  /// What its file says.
  let text: String

  static let all: [BundledTour] = (0..<saddle_tour_count()).map { index in
    let tour = saddle_tour_at(index)
    let bytes = UnsafeBufferPointer(start: tour.bytes, count: tour.count)
    return BundledTour(name: String(cString: tour.name), text: String(decoding: bytes, as: UTF8.self))
  }

  static func named(_ name: String) -> BundledTour? { all.first { $0.name == name } }

  /// - Throws: `InputError` where the file is no tour, which the tests rule out.
  func tour() throws(InputError) -> Tour { try TourFile(yaml()).tour }

  func title() throws(InputError) -> String {
    let yaml = try yaml()
    return try yaml.mapping["title"].map { (node) throws(InputError) in try yaml.text(node, "title") } ?? name
  }

  private func yaml() throws(InputError) -> YAMLFile { try YAMLFile(text, file: "the tour \(name)") }
}
