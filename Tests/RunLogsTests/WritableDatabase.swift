import Foundation
import Testing

/// A database of SQLite that a test writes to, as the program that owns it does.
final class WritableDatabase {
  private typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> CInt
  private typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, UnsafeRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?
    ) -> CInt
  private typealias Close = @convention(c) (OpaquePointer?) -> CInt

  private let library: UnsafeMutableRawPointer
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    library = try #require(dlopen("libsqlite3.so.0", RTLD_NOW))
    let open = unsafeBitCast(try #require(dlsym(library, "sqlite3_open")), to: Open.self)
    try #require(open(path, &handle) == 0)
  }

  deinit {
    if let close = dlsym(library, "sqlite3_close") { _ = unsafeBitCast(close, to: Close.self)(handle) }
  }

  func execute(_ statement: String) throws {
    let execute = unsafeBitCast(try #require(dlsym(library, "sqlite3_exec")), to: Execute.self)
    try #require(execute(handle, statement, nil, nil, nil) == 0)
  }
}
