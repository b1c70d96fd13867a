import Glibc

/// A terminal in memory: the program has one end, the test reads and types at the other.
final class PseudoTerminal {
  /// The program's end.
  let descriptor: Int32
  private var master: Int32

  init(width: Int, height: Int) {
    var ends: (master: Int32, program: Int32) = (-1, -1)
    precondition(openpty(&ends.master, &ends.program, nil, nil, nil) == 0)
    (master, descriptor) = ends
    resize(width: width, height: height)
  }

  deinit {
    hangUp()
    close(descriptor)
  }

  func resize(width: Int, height: Int) {
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    precondition(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// The mode as bytes, to compare.
  var mode: [UInt32] {
    var mode = termios()
    precondition(tcgetattr(descriptor, &mode) == 0)
    return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag]
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    precondition(write(master, bytes, bytes.count) == bytes.count)
  }

  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// What the program has written since the last call.
  func output() -> String {
    // Bytes keep their order: once the mark has come, so has everything before it.
    let mark = Array("\u{1}mark\u{1}".utf8)
    precondition(write(descriptor, mark, mark.count) == mark.count)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while !bytes.reversed().starts(with: mark.reversed()) {
      let count = read(master, &part, part.count)
      precondition(count > 0)
      bytes += part[..<count]
    }
    return String(decoding: bytes.dropLast(mark.count), as: UTF8.self)
  }
}
