/// Which part of a list is shown in a few rows: the cursor stays in the middle where it can.
struct ScrolledList {
  let shown: Range<Int>

  init(count: Int, cursor: Int?, rows: Int) {
    let first = min(max(0, (cursor ?? 0) - rows / 2), max(0, count - rows))
    shown = first..<min(count, first + max(0, rows))
  }
}
