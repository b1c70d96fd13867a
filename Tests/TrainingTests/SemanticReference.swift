// Made by semantic_reference.py with NumPy 2.4.6.

enum SemanticReference {
  static let tsv =
    "canine\tcarnivore\ncarnivore\tmammal\nmammal\tanimal\nbird\tanimal\n"
    + "dog\tcanine\nwolf\tcanine\nfox\tcanine\ncat\tcarnivore\n"
    + "whale\tmammal\nhawk\tbird\nwren\tbird\neel\tanimal\n"
  static let classNames = ["wren", "dog", "eel", "cat", "wolf", "whale", "hawk", "fox"]
  static let width = 4

  /// Of the similarities, the largest first.
  static let eigenvalues: [Double] = [
    3.01844263, 1.75, 1, 0.88482378, 0.596733592, 0.25, 0.25, 0.25,
  ]

  /// The Cholesky factor of the similarities, (8, 8).
  static let factor: [Double] = [
    1, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 0, 0, 0, 0, 0, 0,
    0, 0, 1, 0, 0, 0, 0, 0,
    0, 0.5, 0, 0.866025404, 0, 0, 0, 0,
    0, 0.75, 0, 0.144337567, 0.645497224, 0, 0, 0,
    0, 0.25, 0, 0.144337567, 0.0645497224, 0.955248659, 0, 0,
    0.75, 0, 0, 0, 0, 0, 0.661437828, 0,
    0, 0.75, 0, 0.144337567, 0.25819889, 0.0261711961, 0, 0.591028822,
  ]

  /// The matrix of rank 4 nearest to the similarities, (8, 8).
  static let approximation: [Double] = [
    0.875, 0, 0, 0, 0, 0, 0.875, 0,
    0, 0.804787278, 0, 0.619003804, 0.804787278, 0.229315388, 0, 0.804787278,
    0, 0, 1, 0, 0, 0, 0, 0,
    0, 0.619003804, 0, 0.503892747, 0.619003804, 0.33623074, 0, 0.619003804,
    0, 0.804787278, 0, 0.619003804, 0.804787278, 0.229315388, 0, 0.804787278,
    0, 0.229315388, 0, 0.33623074, 0.229315388, 0.985011829, 0, 0.229315388,
    0.875, 0, 0, 0, 0, 0, 0.875, 0,
    0, 0.804787278, 0, 0.619003804, 0.804787278, 0.229315388, 0, 0.804787278,
  ]

  /// Its factor with rows of unit length, (8, 4).
  static let rows: [Double] = [
    0, 1, 0, 0,
    0.985213311, 0, 0, -0.171332225,
    0, 0, 1, 0,
    0.997897918, 0, 0, 0.0648054411,
    0.985213311, 0, 0, -0.171332225,
    0.419299794, 0, 0, 0.90784783,
    0, 1, 0, 0,
    0.985213311, 0, 0, -0.171332225,
  ]
}
