import CBundledData

/// A data set inside the binary: what it is, where it is from, and under which licence.
public struct BundledDataset: Sendable {
  /// The name on the command line.
  public let name: String
  /// The name that its authors gave it.
  public let title: String
  /// What it shows, in a few words.
  public let summary: String
  /// Who made it, when, and where it is published.
  public let origin: String
  public let licenceName: String
  /// Layout, origin and bytes, and the whole text of the licence: ASCII, in lines of at most 80 columns.
  public let licenceText: String
  /// What no two parts share, so that samples must not be moved from one to another, such as "face"; nil where
  /// they may be.
  public var keptApartBy: String?
  /// The data set, split as it always is.
  public let make: @Sendable () -> Split

  /// Every bundled data set.
  public static let all = [digits, fashion, glyphs, languages]

  /// The bundled data set of that name, if there is one.
  public static func named(_ name: String) -> BundledDataset? { all.first { $0.name == name } }

  private static let digits = BundledDataset(
    name: "digits",
    title: "Optical Recognition of Handwritten Digits",
    summary: "handwritten digits",
    origin: "E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49;"
      + " its test part, as scikit-learn bundles it",
    licenceName: "CC BY 4.0",
    licenceText: text(saddle_digits_text(), saddle_digits_text_size()),
    make: { .digits() })

  private static let fashion = BundledDataset(
    name: "fashion",
    title: "Fashion-MNIST",
    summary: "clothes",
    origin: "H. Xiao, K. Rasul and R. Vollgraf, Zalando Research, 2017, arXiv 1708.07747;"
      + " the first 100 images of each class of both parts",
    licenceName: "MIT",
    licenceText: text(saddle_fashion_text(), saddle_fashion_text_size()),
    make: { .fashion() })

  private static let glyphs = BundledDataset(
    name: "glyphs",
    title: "191 characters in 131 faces of fonts",
    summary: "characters",
    origin: "drawn from fonts in 36 packages of Debian 12, which the text of the licence lists with their"
      + " authors; Latin, Greek and Cyrillic letters, digits, symbols; no face is in two parts",
    licenceName: "OFL etc.",
    licenceText: text(saddle_glyphs_text(), saddle_glyphs_text_size()),
    keptApartBy: "face of a font",
    make: { .glyphs() })

  private static let languages = BundledDataset(
    name: "languages",
    title: "names in 37 languages, from Unicode CLDR",
    summary: "names in 37 languages",
    origin: "Unicode Common Locale Data Repository, release 41, 2022: what languages, scripts, countries"
      + " and settings are called; no name is in two parts or two languages",
    licenceName: "Unicode",
    licenceText: text(saddle_languages_text(), saddle_languages_text_size()),
    keptApartBy: "name",
    make: { .languages() })

  private static func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
