import ArrayFiles
import Testing
import Training

@testable import Landscape

private func table(_ names: [String], accuracy: [Double]? = [0.5, 1, 0, 0.25, 0.125, 1]) -> SurfaceTable {
  SurfaceTable(
    x: [-1, 0.1, 3], y: [0, 2],
    panels: names.enumerated().map { index, name in
      SurfaceTable.Panel(
        name: name, loss: [0.1, 1 / 3, 2, .infinity, 4, 5e-300].map { $0 + Double(index) }, accuracy: accuracy
      )
    })
}

private func text(_ pieces: some Sequence<[UInt8]>) -> String {
  String(decoding: Array(pieces.joined()), as: UTF8.self)
}

@Test func rowsOfACSVFileAreOrderedAndReadBack() throws {
  let folder = try TemporaryFolder()
  let two = table(["cosine", "mse"])
  let csv = text(two.csv)
  let lines = csv.split(separator: "\n")
  #expect(lines[0] == "panel,x,y,loss,accuracy" && lines.count == 13)
  #expect(lines[1] == "cosine,-1.0,0.0,0.1,0.5" && lines[2].hasPrefix("cosine,0.1,0.0,0.33"))
  #expect(lines[4] == "cosine,-1.0,2.0,inf,0.25" && lines[7].hasPrefix("mse,-1.0,0.0,1.1"))
  #expect(try SurfaceTable(csv: folder.file("a.csv", csv)) == two)
  // The order of rows, columns, other columns, and separators do not matter.
  let shuffled = lines.dropFirst().reversed().map { line in
    let cells = line.split(separator: ",")
    return "\(cells[3]);7;\(cells[2]);\(cells[1]);\(cells[4]);\(cells[0])"
  }
  let other = "Loss;step;Y;x;accuracy;panel\n" + shuffled.joined(separator: "\n")
  let found = try SurfaceTable(csv: folder.file("b.csv", other))
  #expect(found.panels.map(\.name) == ["mse", "cosine"] && found.panels[1] == two.panels[0])
}

@Test func aCSVFileWithoutAHeaderIsXYAndLoss() throws {
  let folder = try TemporaryFolder()
  let found = try SurfaceTable(csv: folder.file("a.csv", "0,1,5\n-0,2,nan\n1,2,\n1,1,-inf\n"))
  #expect(found.x == [0, 1] && found.y == [1, 2])
  let loss = found.panels[0].loss
  #expect(loss[0] == 5 && loss[1] == -.infinity && loss[2].isNaN && loss[3].isNaN)
  #expect(found.panels[0].name == "loss" && found.panels[0].accuracy == nil)
  #expect(
    try SurfaceTable(csv: folder.file("b.csv", "0,0,1,0.5\n1,0,2,0.75\n")).panels[0].accuracy == [0.5, 0.75])
}

@Test(arguments: [
  ("x,y,loss\n0,0,1\n1,0,2\n0,1\n", "line 4: expected 3 cells, found 2"),
  ("x,y,loss\n0,0,1\n1,0,2\n0,1,3\n", "expected 2 places at each y, found 1 at y = 1.0: x = 1.0 is missing"),
  (
    "0,0,1\n1,0,2\n0,0,3\n1,1,1\n",
    "line 3: expected each place once, found (0.0, 0.0), which is on line 1 too"
  ),
  ("0,0,1\n1,0,x\n", "line 2, column 3: expected a number, found \"x\""),
  ("0,0,1\nnan,0,2\n", "line 2, column 1: expected a finite number, found \"nan\""),
  ("a,b,c\n1,2,3\n", "line 1: expected a header with x, y and loss, or numbers, found \"a,b,c\""),
  ("1,2\n", "line 1: expected x, y and loss, or a header that names them, found 2 cells"),
  ("x,y,loss\n", "expected lines with x, y and loss, found a header only"),
  ("\n", "expected lines with x, y and loss, found none"),
  (
    "panel,x,y,loss\na,0,0,1\na,1,0,2\nb,0,0,1\nb,2,0,1\n",
    "line 5: expected the places of the first panel, found (2.0, 0.0) in panel 'b'"
  ),
  (
    "panel,x,y,loss\na,0,0,1\na,1,0,2\nb,0,0,1\n",
    "expected 2 places at each y, found 1 at y = 0.0: x = 1.0 is missing"
  ),
])
func rowsThatFillNoGridAreRefused(csv: String, message: String) throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a.csv", csv)
  let error = #expect(throws: InputError.self) { try SurfaceTable(csv: path) }
  #expect(error?.description == "\(path): \(message)")
}

@Test func placesThatAreScatteredDoNotMakeAGrid() throws {
  let folder = try TemporaryFolder()
  // As a grid these would be 4·10⁸ places.
  let rows = (0..<20_000).map { "\($0),\(-$0),1" }.joined(separator: "\n")
  let path = try folder.file("a.csv", rows)
  let error = #expect(throws: InputError.self) { try SurfaceTable(csv: path) }
  #expect(error?.reason.hasPrefix("expected 20000 places at each y, found 1 at y = -19999.0") == true)
}

@Test(arguments: [["cosine"], ["cosine", "cosine+cross-entropy"]])
func theArraysOfAnNpzFileComeBack(names: [String]) throws {
  let folder = try TemporaryFolder()
  var table = table(names)
  let (own, surface) = (
    names.map { _ in Evaluation(loss: 1, accuracy: 0.5) },
    names.map { _ in Evaluation(loss: 2, accuracy: 0.25) }
  )
  table.trajectory = Trajectory([
    Trajectory.Point(step: 7, place: .init(a: 1, b: -1, distance: 0.5), own: own, surface: surface)
  ])
  table.description = ["a line", "ein Überblick"]
  let path = folder.path + "/a.npz"
  try table.npz.write(to: path)
  let file = try NpzFile(path)
  #expect(try file.array("x").doubles == table.x && file.array("y").shape == [2])
  let suffix = names.count == 1 ? "" : "_cosine"
  let loss = try file.array("loss" + suffix)
  #expect(loss.shape == [2, 3] && loss.type == .float64 && loss.doubles == table.panels[0].loss)
  #expect(try file.array("accuracy" + suffix).doubles == table.panels[0].accuracy)
  #expect(try file.array("path_step").integers == [7] && file.array("path_b").doubles == [-1])
  #expect(try file.array("path_distance").doubles == [0.5])
  #expect(try file.array("path_loss" + suffix).doubles == [1])
  #expect(try file.array("path_surface_loss" + suffix).doubles == [2])
  #expect(try file.texts("description") == table.description)
  let found = try SurfaceTable(npz: path)
  #expect(found.x == table.x && found.y == table.y)
  #expect(found.panels.map(\.loss) == table.panels.map(\.loss))
  #expect(found.panels.map(\.name) == names)
  #expect(found.panels.map(\.accuracy) == table.panels.map(\.accuracy))
}

private func read(_ arrays: (String, NumberArray)...) throws -> SurfaceTable {
  let folder = try TemporaryFolder()
  var file = NpzArrays()
  for (name, array) in arrays { file.append(name, array) }
  try file.write(to: folder.path + "/a.npz")
  return try SurfaceTable(npz: folder.path + "/a.npz")
}

@Test func anArrayAloneHasCountedCoordinates() throws {
  let found = try read(("arr_0", NumberArray([Float](arrayLiteral: 1, 2, 3, 4, 5, 6), shape: [2, 3])))
  #expect(found.x == [0, 1, 2] && found.y == [0, 1])
  #expect(found.panels[0].name == "arr_0" && found.panels[0].loss == [1, 2, 3, 4, 5, 6])
}

@Test func descendingCoordinatesAreTurned() throws {
  let found = try read(
    ("y", NumberArray([2, 1], shape: [2])), ("x", NumberArray(doubles: [0, 1, 5], shape: [3])),
    ("loss", NumberArray([1, 2, 3, 4, 5, 6], shape: [2, 3])))
  #expect(found.x == [0, 1, 5] && found.y == [1, 2])
  #expect(found.panels[0].loss == [4, 5, 6, 1, 2, 3])
}

@Test(arguments: [
  ([3], [2], [3, 2], "x: expected 2 coordinates, one a column of the loss, found shape (3,)"),
  ([3], [2], [6], "loss: expected an array of two dimensions, (y, x), found shape (6,)"),
  ([3], [4], [2, 3], "y: expected 2 coordinates, one a row of the loss, found shape (4,)"),
  ([2, 3], [2, 3], [2, 3], "x: expected 3 coordinates, one a column of the loss, found shape (2, 3)"),
])
func arraysThatDoNotFitAreNamed(x: [Int], y: [Int], loss: [Int], message: String) throws {
  func numbers(_ shape: [Int]) -> NumberArray { NumberArray(Array(0..<shape.reduce(1, *)), shape: shape) }
  let error = #expect(throws: InputError.self) {
    try read(("x", numbers(x)), ("y", numbers(y)), ("loss", numbers(loss)))
  }
  #expect(error?.description.hasSuffix("a.npz: \(message)") == true, "\(error.debugDescription)")
}

@Test func coordinatesMustAscendAndBeFinite() throws {
  let loss = NumberArray([1, 2, 3], shape: [1, 3])
  for (x, found) in [
    ([0, 2, 1], "found 2.0, then 1.0"), ([0, 0, 1], "found 0.0, then 0.0"), ([0, .nan, 1], "found nan"),
  ] {
    let error = #expect(throws: InputError.self) {
      try read(("x", NumberArray(doubles: x, shape: [3])), ("loss", loss))
    }
    #expect(error?.reason.hasSuffix(found) == true)
  }
  let none = #expect(throws: InputError.self) { try read(("a", loss), ("b", loss)) }
  #expect(none?.reason == "expected an array named loss, with x and y, or one array alone, found a, b")
}

@Test func thePathIsARowACheckpointAndPanel() {
  var table = table(["a, \"b\"", "mse"], accuracy: nil)
  #expect(table.pathCSV == nil)
  table.trajectory = Trajectory(
    [1, 20].map { step in
      Trajectory.Point(
        step: step, place: .init(a: 0.25, b: -0.5, distance: 3),
        own: [Evaluation(loss: 1, accuracy: 1), Evaluation(loss: 2, accuracy: 0)],
        surface: [Evaluation(loss: 1.5, accuracy: 0.5), Evaluation(loss: .nan, accuracy: 0)])
    })
  #expect(
    String(decoding: table.pathCSV ?? [], as: UTF8.self) == """
      panel,step,a,b,distance,loss,surface_loss,accuracy,surface_accuracy
      "a, ""b""\",1,0.25,-0.5,3.0,1.0,1.5,1.0,0.5
      "a, ""b""\",20,0.25,-0.5,3.0,1.0,1.5,1.0,0.5
      mse,1,0.25,-0.5,3.0,2.0,nan,0.0,0.0
      mse,20,0.25,-0.5,3.0,2.0,nan,0.0,0.0

      """)
  #expect(text(table.csv).hasPrefix("panel,x,y,loss\n\"a, \"\"b\"\"\",-1.0"))
}

@Test func thePathAndTheWordsOfAnNpzFileComeBack() throws {
  let folder = try TemporaryFolder()
  for names in [["cosine"], ["cosine", "mse"]] {
    var whole = table(names)
    whole.axes = SurfaceTable.Axes(x: "first", y: "second")
    whole.description = ["what it is of", "how it was made"]
    whole.isEvaluated = [true, false, true, true, true, true]
    whole.trajectory = Trajectory(
      [0, 7].map { step in
        Trajectory.Point(
          step: step, place: Plane.Projection(a: Double(step) / 3, b: -1, distance: 0.25),
          own: names.map { _ in Evaluation(loss: Double(step) + 0.5, accuracy: 1) },
          surface: names.map { _ in Evaluation(loss: 2, accuracy: 1) })
      })
    let path = folder.path + "/a.npz"
    try whole.npz.write(to: path)
    let back = try SurfaceTable(npz: path)
    #expect(back.axes == whole.axes && back.description == whole.description)
    #expect(back.isEvaluated == whole.isEvaluated && back.panels == whole.panels)
    let (points, expected) = (try #require(back.trajectory).points, whole.trajectory!.points)
    #expect(points.map(\.step) == [0, 7] && points.map(\.place) == expected.map(\.place))
    #expect(points.map { $0.own.map(\.loss) } == expected.map { $0.own.map(\.loss) })
    #expect(points.map { $0.surface.map(\.loss) } == expected.map { $0.surface.map(\.loss) })
  }
}

@Test func whatOtherProgramsWriteIsRead() throws {
  let folder = try TemporaryFolder()
  func write(_ arrays: [(String, [Double], [Int])]) throws -> String {
    var file = NpzArrays()
    for (name, values, shape) in arrays { file.append(name, NumberArray(doubles: values, shape: shape)) }
    let path = folder.path + "/a.npz"
    try file.write(to: path)
    return path
  }
  let loss = ("Z", [1.0, 2, 3, 4, 5, 6], [2, 3])
  // As numpy's meshgrid has them, beside one array of any name; a path of places alone.
  let mesh = [("x", [0.0, 1, 2, 0, 1, 2], [2, 3]), ("y", [5.0, 5, 5, 6, 6, 6], [2, 3])]
  let found = try SurfaceTable(npz: write(mesh + [loss]))
  #expect(found.x == [0, 1, 2] && found.y == [5, 6] && found.panels[0].name == "Z")
  #expect(found.panels[0].loss == loss.1 && found.trajectory == nil)
  let named = try SurfaceTable(
    npz: write([
      ("train_loss", loss.1, [2, 3]), ("train_accuracy", loss.1, [2, 3]), ("test_loss", loss.1, [2, 3]),
      ("path_a", [1, 2], [2]), ("path_b", [3, 4], [2]), ("description", [7], []),
    ]))
  #expect(named.panels.map(\.name) == ["train", "test"] && named.panels[0].accuracy == loss.1)
  #expect(named.panels[1].accuracy == nil && named.description.isEmpty)
  let points = try #require(named.trajectory).points
  #expect(points.map(\.step) == [0, 1] && points[1].place.a == 2 && points[1].own[0].loss.isNaN)
}

@Test func pathsThatAreNoneAreRefused() throws {
  let folder = try TemporaryFolder()
  for (name, values, message) in [
    ("path_b", [1.0], "path_b: expected 2 numbers, as many as path_a has, found shape (1,)"),
    ("path_step", [1, 1.5], "path_step: expected whole numbers, found 1.5"),
  ] {
    var file = table(["cosine"]).npz
    file.append("path_a", NumberArray(doubles: [0, 1], shape: [2]))
    file.append(name, NumberArray(doubles: values, shape: [values.count]))
    let path = folder.path + "/a.npz"
    try file.write(to: path)
    let error = #expect(throws: InputError.self) { try SurfaceTable(npz: path) }
    #expect(error?.description == "\(path): \(message)")
  }
}
