import Glibc

/// The part of SQLite that reads, opened at run time: so that building needs no headers of it.
struct SQLiteLibrary: Sendable {
  static let package = "libsqlite3-0"

  typealias Handle = OpaquePointer
  private typealias Open =
    @convention(c) @Sendable (
      UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>, CInt, UnsafePointer<CChar>?
    )
    -> CInt
  private typealias Prepare =
    @convention(c) @Sendable (
      Handle, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<Handle?>, UnsafeMutableRawPointer?
    ) -> CInt
  private typealias OneHandle = @convention(c) @Sendable (Handle?) -> CInt
  private typealias HandleAndInt = @convention(c) @Sendable (Handle, CInt) -> CInt
  private typealias Message = @convention(c) @Sendable (Handle?) -> UnsafePointer<CChar>?
  private typealias Text = @convention(c) @Sendable (Handle, CInt) -> UnsafePointer<UInt8>?
  private typealias Integer = @convention(c) @Sendable (Handle, CInt) -> Int64
  private typealias Number = @convention(c) @Sendable (Handle, CInt) -> Double
  private typealias BindInteger = @convention(c) @Sendable (Handle, CInt, Int64) -> CInt
  private typealias BindText =
    @convention(c) @Sendable (Handle, CInt, UnsafePointer<CChar>, CInt, Int) -> CInt

  private let openV2: Open
  private let prepareV2: Prepare
  private let stepOnce, finalizeIt, closeV2: OneHandle
  private let busyTimeout, columnType, columnBytes: HandleAndInt
  private let errorMessage: Message
  private let columnText: Text
  private let columnInteger: Integer
  private let columnDouble: Number
  private let bindInteger: BindInteger
  private let bindText: BindText

  static let shared = SQLiteLibrary(names: ["libsqlite3.so.0", "libsqlite3.so"])

  /// The first library that opens; nil where none does.
  init?(names: [String]) {
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first else { return nil }
    func symbol<T>(_ name: String, _ type: T.Type) -> T? {
      dlsym(library, "sqlite3_" + name).map { unsafeBitCast($0, to: T.self) }
    }
    guard let open = symbol("open_v2", Open.self), let prepare = symbol("prepare_v2", Prepare.self),
      let step = symbol("step", OneHandle.self), let finalize = symbol("finalize", OneHandle.self),
      let close = symbol("close_v2", OneHandle.self), let busy = symbol("busy_timeout", HandleAndInt.self),
      let type = symbol("column_type", HandleAndInt.self), let message = symbol("errmsg", Message.self),
      let bytes = symbol("column_bytes", HandleAndInt.self), let text = symbol("column_text", Text.self),
      let integer = symbol("column_int64", Integer.self), let double = symbol("column_double", Number.self),
      let bindInteger = symbol("bind_int64", BindInteger.self),
      let bindText = symbol("bind_text", BindText.self)
    else { return nil }
    (openV2, prepareV2, stepOnce, finalizeIt, closeV2) = (open, prepare, step, finalize, close)
    (busyTimeout, columnType, columnBytes, errorMessage) = (busy, type, bytes, message)
    (columnText, columnInteger, columnDouble) = (text, integer, double)
    (self.bindInteger, self.bindText) = (bindInteger, bindText)
  }

  enum Code {
    static let ok: CInt = 0
    static let row: CInt = 100
    static let done: CInt = 101
    static let null: CInt = 5
    static let openReadOnly: CInt = 1
    /// SQLITE_TRANSIENT: the text is copied.
    static let transient = -1
  }

  func open(_ path: String, _ handle: inout Handle?) -> CInt { openV2(path, &handle, Code.openReadOnly, nil) }
  func prepare(_ database: Handle, _ query: String, _ statement: inout Handle?) -> CInt {
    prepareV2(database, query, -1, &statement, nil)
  }
  func step(_ statement: Handle) -> CInt { stepOnce(statement) }
  func finalize(_ statement: Handle?) { _ = finalizeIt(statement) }
  func close(_ database: Handle?) { _ = closeV2(database) }
  func wait(_ database: Handle, milliseconds: CInt) { _ = busyTimeout(database, milliseconds) }
  func message(_ database: Handle?) -> String { errorMessage(database).map { String(cString: $0) } ?? "" }
  func isNull(_ statement: Handle, _ column: CInt) -> Bool { columnType(statement, column) == Code.null }
  func integer(_ statement: Handle, _ column: CInt) -> Int { Int(columnInteger(statement, column)) }
  func double(_ statement: Handle, _ column: CInt) -> Double { columnDouble(statement, column) }
  func text(_ statement: Handle, _ column: CInt) -> String {
    guard let start = columnText(statement, column) else { return "" }
    let count = Int(columnBytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
  func bind(_ statement: Handle, _ index: CInt, _ number: Int) {
    _ = bindInteger(statement, index, Int64(number))
  }
  func bind(_ statement: Handle, _ index: CInt, _ text: String) {
    _ = bindText(statement, index, text, CInt(text.utf8.count), Code.transient)
  }
}
