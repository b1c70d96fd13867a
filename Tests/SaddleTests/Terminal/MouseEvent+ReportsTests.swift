import Testing

@testable import saddle

struct MouseEventReportsTests {
  private static let codes: [(Int, MouseEvent.Kind, MouseEvent.Button?, MouseEvent.Modifiers)] = [
    (0, .press, .left, []), (1, .press, .middle, []), (2, .press, .right, []),
    (32, .drag, .left, []), (33, .drag, .middle, []), (34, .drag, .right, []), (35, .move, nil, []),
    (64, .wheelUp, nil, []), (65, .wheelDown, nil, []), (66, .wheelLeft, nil, []), (67, .wheelRight, nil, []),
    (4, .press, .left, .shift), (8, .press, .left, .alt), (16, .press, .left, .control),
    (28, .press, .left, [.shift, .alt, .control]), (32 + 16 + 2, .drag, .right, .control),
    (35 + 4, .move, nil, .shift), (64 + 16, .wheelUp, nil, .control),
  ]

  @Test(arguments: codes)
  func codesAreKindsButtonsAndModifiers(
    code: Int, kind: MouseEvent.Kind, button: MouseEvent.Button?, modifiers: MouseEvent.Modifiers
  ) {
    let event = MouseEvent(kind: kind, button: button, x: 4, y: 1, modifiers: modifiers)
    #expect(MouseEvent(sgr: [code, 5, 2], isRelease: false) == event)
    #expect(MouseEvent(x10: [UInt8(code + 32), 37, 34]) == event)
  }

  @Test func releases() {
    let left = MouseEvent(kind: .release, button: .left, x: 0, y: 0)
    #expect(MouseEvent(sgr: [0, 1, 1], isRelease: true) == left)
    #expect(
      MouseEvent(sgr: [18, 1, 1], isRelease: true)
        == MouseEvent(kind: .release, button: .right, x: 0, y: 0, modifiers: .control))
    // X10 does not say which button.
    #expect(MouseEvent(x10: [35, 33, 33]) == MouseEvent(kind: .release, button: nil, x: 0, y: 0))
    // Some terminals end a move as they end a release.
    #expect(MouseEvent(sgr: [35, 1, 1], isRelease: true)?.kind == .move)
  }

  @Test func nonsenseIsNoEvent() {
    for numbers in [
      [], [0], [0, 1], [0, 1, 1, 1], [-1, 1, 1], [128, 1, 1], [0, 0, 1], [0, 1, 0], [96, 1, 1],
    ] {
      #expect(MouseEvent(sgr: numbers, isRelease: false) == nil)
    }
    #expect(MouseEvent(sgr: [64, 1, 1], isRelease: true) == nil)
    for bytes: [UInt8] in [
      [], [32, 33], [32, 33, 33, 33], [31, 33, 33], [32, 32, 33], [32, 33, 32], [160, 33, 33],
    ] {
      #expect(MouseEvent(x10: bytes) == nil)
    }
  }
}
