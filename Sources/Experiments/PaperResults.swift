/// What Barz and Denzler report, to be set beside: *Deep Learning on Small Datasets without Pre-Training using
/// Cosine Loss*, WACV 2020, arXiv 1901.09054. Accuracies in percent.
public enum PaperResults {
  /// A row of numbers for a loss, of which some may be missing.
  public struct Row: Sendable, Hashable {
    public let name: String
    public let values: [Double?]
  }

  public struct Table: Sendable, Hashable {
    public let title: String
    public let columns: [String]
    public let rows: [Row]
  }

  /// Accuracy on CUB against samples a class.
  public static let figure2 = Table(
    title: "The paper's Figure 2 (CUB, photographs of 200 kinds of birds)",
    columns: ["1", "5", "10", "20", "30"],
    rows: [
      Row(name: "cross-entropy", values: [3, 6.6, 15.3, 36.9, 51.9]),
      Row(name: "cosine", values: [3, 10.6, 23.2, 53.2, 67.5]),
      Row(name: "cosine+cross-entropy, semantic", values: [3, 15.9, 35.6, 60.3, 70.3]),
    ])

  public static let table2 = Table(
    title: "The paper's Table 2",
    columns: ["CUB", "NAB", "Cars", "Flowers-102", "MIT Indoor", "CIFAR-100"],
    rows: [
      Row(name: "mse", values: [42.0, 27.7, 41.8, 63.0, 38.2, 75.1]),
      Row(name: "cross-entropy", values: [51.9, 59.4, 78.2, 67.3, 44.3, 77.0]),
      Row(name: "cross-entropy-smoothed", values: [55.5, 68.3, 78.1, 66.8, 38.7, 77.5]),
      Row(name: "cosine", values: [67.6, 71.7, 84.3, 71.1, 51.5, 75.3]),
      Row(name: "cosine+cross-entropy", values: [68.0, 71.9, 85.0, 70.6, 52.7, 76.4]),
      Row(name: "cosine, semantic", values: [59.6, 72.1, nil, nil, nil, 74.6]),
      Row(name: "cosine+cross-entropy, semantic", values: [70.4, 73.8, nil, nil, nil, 76.7]),
    ])

  /// Accuracy on CUB with targets from hierarchies of different depth.
  public static let table3 = Table(
    title: "The paper's Table 3 (CUB)", columns: ["one-hot", "flat hierarchy", "Wikispecies", "deep"],
    rows: [
      Row(name: "cosine", values: [67.6, 66.6, 61.6, 59.9]),
      Row(name: "cosine+cross-entropy", values: [68.0, 68.8, 69.9, 70.4]),
    ])
}
