import CBundledData

extension Split {
  /// How the names of ``languages()`` become inputs.
  static let languageNGrams = HashedNGrams(width: 512, longest: 3)

  /// 11,840 names of languages, scripts, countries and settings, to tell the language of: 37 languages, 240
  /// names of each to train on and 80 to test on, with a tree of the language families.
  ///
  /// Unicode CLDR 41. No name is in two classes or twice in one, whatever its case.
  public static func languages() -> Split {
    let rows = BundledTable(saddle_languages(), saddle_languages_size(), columns: 3, hasHeads: false).rows
    var classNames: [String] = []
    var texts: [String: [String]] = [:]
    var labels: [String: [Int32]] = [:]
    for row in rows {
      // The names of a language follow one another.
      if row[1] != classNames.last { classNames.append(row[1]) }
      texts[row[0], default: []].append(row[2])
      labels[row[0], default: []].append(Int32(classNames.count - 1))
    }
    func part(_ name: String) -> Dataset {
      Dataset(
        name: "languages", texts: texts[name]!, nGrams: languageNGrams, labels: labels[name]!,
        classNames: classNames, tree: languageTree)
    }
    return Split(train: part("train"), test: part("test"))
  }

  private static let languageTree = ClassTree(
    file: "the tree of languages",
    paths: [
      (["Indo-European", "Germanic", "West Germanic"], ["English", "German", "Luxembourgish", "Dutch"]),
      (
        ["Indo-European", "Germanic", "North Germanic"],
        ["Danish", "Norwegian", "Swedish", "Icelandic", "Faroese"]
      ),
      (["Indo-European", "Romance"], ["French", "Italian", "Spanish", "Portuguese", "Catalan", "Romanian"]),
      (["Indo-European", "Balto-Slavic", "Baltic"], ["Latvian", "Lithuanian"]),
      (["Indo-European", "Balto-Slavic", "Slavic", "West Slavic"], ["Czech", "Polish", "Slovak"]),
      (
        ["Indo-European", "Balto-Slavic", "Slavic", "South Slavic"],
        ["Bulgarian", "Croatian", "Macedonian", "Serbian", "Slovenian"]
      ),
      (["Indo-European", "Balto-Slavic", "Slavic", "East Slavic"], ["Belarusian", "Russian", "Ukrainian"]),
      (["Indo-European", "Celtic"], ["Irish", "Welsh"]),
      (["Uralic", "Finnic"], ["Estonian", "Finnish"]),
      (["Uralic"], ["Hungarian"]),
      (["Turkic", "Oghuz"], ["Azerbaijani", "Turkish"]),
      (["Turkic", "Kipchak"], ["Kazakh", "Kyrgyz"]),
    ].flatMap { family, languages in languages.map { ["languages"] + family + [$0] } })
}
