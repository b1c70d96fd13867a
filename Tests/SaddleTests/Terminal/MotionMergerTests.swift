import Testing

@testable import saddle

struct MotionMergerTests {
  private func merged(_ events: [TerminalEvent]) -> [TerminalEvent] {
    var merger = MotionMerger()
    var rest = events[...]
    var merged: [TerminalEvent] = []
    while let event = merger.next(read: { rest.popFirst() }) { merged.append(event) }
    #expect(rest.isEmpty)
    return merged
  }

  private func mouse(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button? = .left, x: Int,
    modifiers: MouseEvent.Modifiers = []
  ) -> TerminalEvent {
    .mouse(MouseEvent(kind: kind, button: button, x: x, y: 0, modifiers: modifiers))
  }

  @Test func ofMovesInARowTheLastRemains() {
    #expect(merged((0..<1000).map { mouse(.drag, x: $0) }) == [mouse(.drag, x: 999)])
    #expect(merged((0..<3).map { mouse(.move, nil, x: $0) }) == [mouse(.move, nil, x: 2)])
    #expect(
      merged([
        mouse(.press, x: 1), mouse(.drag, x: 2), mouse(.drag, x: 3), mouse(.release, x: 3),
        mouse(.move, nil, x: 4), mouse(.move, nil, x: 5), .key(.up), mouse(.move, nil, x: 6),
      ]) == [
        mouse(.press, x: 1), mouse(.drag, x: 3), mouse(.release, x: 3), mouse(.move, nil, x: 5), .key(.up),
        mouse(.move, nil, x: 6),
      ])
  }

  @Test func allElseIsPassedOn() {
    let events = [
      mouse(.wheelUp, nil, x: 1), mouse(.wheelUp, nil, x: 1), mouse(.press, x: 1), mouse(.press, x: 1),
      mouse(.drag, .left, x: 1), mouse(.drag, .right, x: 1), mouse(.drag, .right, x: 1, modifiers: .shift),
      mouse(.move, nil, x: 1), .key(.enter), .key(.enter),
    ]
    #expect(merged(events) == events)
    #expect(merged([]) == [])
  }
}
