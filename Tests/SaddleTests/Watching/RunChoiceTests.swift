import Testing

@testable import saddle

@Test func hidingAfterOneAloneLeavesTheOthersAway() {
  var choice = RunChoice()
  choice.toggleSolo(1)
  #expect(choice.shown(of: [0, 1, 2]) == [1] && !choice.isMade)
  choice.toggleShown(2, of: 3)
  #expect(choice.shown(of: [2, 1, 0]) == [2, 1] && choice.solo == nil && choice.isMade)
  choice.toggleShown(1, of: 3)
  #expect(choice.shown(of: [0, 1, 2]) == [2])
  choice.showAll()
  #expect(choice.shown(of: [0, 1, 2]) == [0, 1, 2])
}

@Test func whatIsPinnedIsShown() {
  var choice = RunChoice()
  choice.hide([0, 1])
  choice.togglePinned(1)
  #expect(choice.pinned == [1] && choice.isShown(1) && !choice.isShown(0))
  choice.togglePinned(1)
  #expect(choice.pinned.isEmpty && choice.isShown(1))
}
