import ArrayFiles

/// A database that is open for reading only.
final class SQLiteDatabase {
  private let library: SQLiteLibrary
  private let path: String
  private var handle: SQLiteLibrary.Handle?

  /// A value that is bound to a place in a query.
  enum Value {
    case integer(Int)
    case text(String)
  }

  /// A row of what a query finds, for as long as the next one has not come.
  struct Row {
    fileprivate let library: SQLiteLibrary
    fileprivate let statement: SQLiteLibrary.Handle

    func integer(_ column: Int) -> Int { library.integer(statement, Int32(column)) }
    func double(_ column: Int) -> Double { library.double(statement, Int32(column)) }
    func text(_ column: Int) -> String { library.text(statement, Int32(column)) }
    func isNull(_ column: Int) -> Bool { library.isNull(statement, Int32(column)) }
  }

  static let header = Array("SQLite format 3\0".utf8)

  /// - Throws: `InputError` where there is no SQLite on this machine or the file cannot be opened.
  init(_ path: String, library: SQLiteLibrary? = .shared) throws(InputError) {
    guard let library else {
      throw InputError(
        path, reason: "reading it needs SQLite; install the package \(SQLiteLibrary.package)")
    }
    self.library = library
    self.path = path
    // A name that starts with "file:" would be taken for a URI, with options in it.
    let name = path.hasPrefix("/") ? path : "./" + path
    guard library.open(name, &handle) == SQLiteLibrary.Code.ok, let handle else {
      let error = InputError(path, reason: library.message(handle))
      library.close(handle)
      throw error
    }
    library.wait(handle, milliseconds: 100)
  }

  deinit { library.close(handle) }

  /// Calls `body` with every row that the query finds.
  ///
  /// - Throws: `InputError` where the database does not fit the query or is damaged.
  func query(_ query: String, _ values: [Value] = [], _ body: (Row) -> Void) throws(InputError) {
    guard let handle else { return }
    var statement: SQLiteLibrary.Handle?
    guard library.prepare(handle, query, &statement) == SQLiteLibrary.Code.ok, let statement else {
      throw InputError(path, reason: "it is no database of MLflow: \(library.message(handle))")
    }
    defer { library.finalize(statement) }
    for (index, value) in values.enumerated() {
      switch value {
      case .integer(let number): library.bind(statement, Int32(index + 1), number)
      case .text(let text): library.bind(statement, Int32(index + 1), text)
      }
    }
    while true {
      switch library.step(statement) {
      case SQLiteLibrary.Code.row: body(Row(library: library, statement: statement))
      case SQLiteLibrary.Code.done: return
      default: throw InputError(path, reason: library.message(handle))
      }
    }
  }
}
