import ArrayFiles
import Experiments
import Testing

@testable import saddle

@Suite struct TourFileTests {
  private func tour(_ text: String) throws -> Tour { try TourFile(YAMLFile(text, file: "tour.yaml")).tour }

  @Test func scenesHaveWhatTheyAreGiven() throws {
    let tour = try tour(
      """
      title: A tour
      scenes:
        - caption: >
            Two lines
            in one.
          set: {losses: [mse, cosine], lr: 0.1, panel: 2, step: 40}
          highlight: panel 2
        - caption: waits
          wait: {step: 90}
        - caption: waits longer
          set: {panel: all}
          wait: {loss: 0.5, of: mse}
      """)
    #expect(
      tour.title == "A tour" && tour.scenes.map(\.caption) == ["Two lines in one.", "waits", "waits longer"])
    #expect(tour.scenes[0].highlight == .panel2 && tour.scenes[0].wait == .key)
    #expect(tour.scenes[2].wait == .loss(below: 0.5, of: "mse"))
    let setup = try tour.setup(inScene: 2, threads: 3)
    #expect(setup.losses == ["mse", "cosine"] && setup.settings.learningRate == 0.1 && setup.threads == 3)
    // A scene that is entered anew begins where those before it led.
    #expect((0..<3).map { tour.settings(upTo: $0, standard: [:]).step } == [40, 40, 90])
    #expect(
      tour.settings(upTo: 2, standard: [.panel: "1", .clip: "true"]).view == [.panel: "all", .clip: "true"])
  }

  @Test(arguments: [
    ("title: x", "expected a title and scenes"),
    ("title: x\nscenes: []", "line 2, scenes: expected 1 to 200 scenes"),
    ("title: x\nscenes: [{set: {}}]", "line 2, caption: expected a caption"),
    ("title: x\nscenes:\n  - caption: a\n    sett: {}", "line 4, sett: no such key; expected one of caption"),
    ("title: x\nscenes:\n  - caption: a\n    set: {speed: 1}", "line 4, set: speed: no such key"),
    ("title: x\nscenes:\n  - caption: a\n    set: {panel: 4}", "line 4, scene 1: panel: expected"),
    ("title: x\nscenes:\n  - caption: a\n    set:\n      lr: fast", "line 5, scene 1: lr: expected"),
    ("title: x\nscenes:\n  - caption: a\n    wait: {loss: 1, of: arcface}", "line 4, scene 1: wait, of: exp"),
    (
      "title: \"x\nscenes: []",
      "line 1: it is not valid YAML: while scanning a quoted scalar found unexpected end"
    ),
    (
      "title: x\ntrain: {a: --loss nosuch}\nscenes: [{caption: a}]",
      "line 2, train, a: --loss: no loss 'nosuch'"
    ),
    ("title: x\nscenes:\n  - caption: a\n    set: {lr: fast}", "scene 1: lr: expected a number"),
    ("title: x\nscenes:\n  - caption: a\n    set: {losses: hinge}", "scene 1: losses: no loss 'hinge'"),
    ("title: x\nscenes:\n  - caption: a\n    set: {data: /nowhere.npz}", "/nowhere.npz"),
    ("title: x\nscenes:\n  - caption: a\n    highlight: all", "line 4, highlight: expected one of panel 1"),
    (
      "title: x\nscenes:\n  - caption: a\n    highlight: panel 4",
      "scene 1: highlight: expected one of 3 panels"
    ),
    ("title: x\nscenes:\n  - caption: a\n    wait: long", "line 4, wait: expected key"),
    (
      "title: x\nscenes:\n  - caption: a\n    wait: {step: -1}", "line 4, wait, step: expected a whole number"
    ),
    ("title: x\nscenes:\n  - caption: a\n    wait: {loss: 1}", "line 4, wait: expected loss and of"),
    (
      "title: x\nscenes:\n  - caption: a\n    wait: {loss: 1, of: arcface}",
      "scene 1: wait, of: expected one of"
    ),
    (
      "title: x\nscenes:\n  - caption: a\n    wait: {seconds: 3, step: 200}",
      "line 4, wait: expected one of seconds, step, and loss with of; found seconds and step"
    ),
    ("title: x\nscenes:\n  - caption: a\n    wait: {step: 3, of: mse}", "line 4, wait: expected one of"),
    (
      "title: x\nscenes:\n  - caption: a\n    wait: {seconds: 1e9}",
      "line 4, wait, seconds: expected 0 to 3600"
    ),
    ("title: x\ntitle: y", "title twice"), ("title: [", "it is not valid YAML"), ("", "found nothing"),
    ("title: x\ntrain: {a: --lr fast}\nscenes: [{caption: a}]", "line 2, train, a: "),
    ("title: x\ntrain: {../a: --lr 1}\nscenes: [{caption: a}]", "line 2, train: expected a name"),
    ("title: x\ntrain: {a: --run b}\nscenes: [{caption: a}]", "expected options but --run"),
    (
      "title: x\ntrain: {a: --lr 1}\nscenes: [{caption: a, set: {panel: 1}}]",
      "panel: no such key; expected one of axis"
    ),
    ("title: x\ntrain: {a: --lr 1}\nscenes: [{caption: a, set: {axis: up}}]", "axis: expected one of step"),
  ])
  func brokenToursNameLineAndField(text: String, told: String) throws {
    do {
      _ = try tour(text)
      Issue.record("it was taken")
    } catch let error as InputError {
      #expect(error.description.hasPrefix("tour.yaml: ") && error.description.contains(told), "\(error)")
    }
  }

  @Test func nothingRawComesOutOfACaption() throws {
    let tour = try tour("title: \"a\\e[31mb\"\nscenes: [{caption: \"x\\e]0;title\\a y\\u202e\"}]")
    for text in [tour.title, tour.scenes[0].caption] {
      #expect(!text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    }
  }
}
