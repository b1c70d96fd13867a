import ArrayFiles
import Experiments
import Training
import Yams

/// A tour that somebody wrote down in YAML: a `title` and `scenes`, each with a `caption` and where it needs them
/// `set`, `highlight` and `wait`. With `train`, names with options of `saddle train`, it is shown on the watch screen.
struct TourFile {
  let tour: Tour

  private static let keys = ["title", "scenes", "train"]
  private static let sceneKeys = ["caption", "set", "highlight", "wait"]
  private static let mostScenes = 200
  private static let longestCaption = 1000

  /// - Throws: `InputError` with the line and the field.
  init(_ yaml: YAMLFile) throws(InputError) {
    try Self.check(yaml.mapping, Self.keys, yaml)
    guard let titleNode = yaml.mapping["title"], let list = yaml.mapping["scenes"] else {
      throw InputError(yaml.file, expected: "a title and scenes", found: "only one of them, or none")
    }
    let nodes = try yaml.list(list, "scenes")
    guard (1...Self.mostScenes).contains(nodes.count) else {
      throw yaml.error(list, "scenes", "expected 1 to \(Self.mostScenes) scenes, found \(nodes.count)")
    }
    let trainings = try yaml.mapping["train"].map { (node) throws(InputError) in
      try Self.trainings(node, yaml)
    }
    var scenes: [TourScene] = []
    for node in nodes { scenes.append(try Self.scene(node, watches: trainings != nil, yaml)) }
    tour = Tour(
      title: OneLine.of(try yaml.text(titleNode, "title")), scenes: scenes, trainings: trainings ?? [])
    if trainings == nil { try check(nodes, yaml) }
  }

  private static func check(_ mapping: Node.Mapping, _ known: [String], _ yaml: YAMLFile) throws(InputError) {
    for (key, _) in mapping where !known.contains(key.string ?? "") {
      throw yaml.error(
        key, key.string ?? "", "no such key; expected one of \(known.joined(separator: ", "))")
    }
  }

  private static func trainings(_ node: Node, _ yaml: YAMLFile) throws(InputError) -> [Tour.Training] {
    let mapping = try yaml.keys(node, "train")
    guard (1...8).contains(mapping.count) else {
      throw yaml.error(node, "train", "expected 1 to 8 trainings, found \(mapping.count)")
    }
    var trainings: [Tour.Training] = []
    for (key, value) in mapping {
      let name = try yaml.text(key, "train")
      guard !name.isEmpty,
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }),
        name.first != "."
      else { throw yaml.wrong(key, "train", expected: "a name of letters, digits, - and _") }
      let options = try yaml.text(value, "train, \(name)").split(separator: " ").map(String.init)
      guard !options.contains(where: { $0.hasPrefix("--run") }) else {
        throw yaml.error(value, "train, \(name)", "expected options but --run, which the tour gives itself")
      }
      do { try Train.parse(options + ["--run", name]).check() } catch {
        throw yaml.error(value, "train, \(name)", OneLine.of(Train.message(for: error)))
      }
      trainings.append(Tour.Training(name: name, options: options))
    }
    return trainings
  }

  private static func watchSettings(
    _ mapping: Node.Mapping, _ yaml: YAMLFile
  ) throws(InputError) -> [WatchKey: String] {
    var settings: [WatchKey: String] = [:]
    var scratch = WatchState(paths: [])
    for (key, value) in mapping {
      let name = try yaml.text(key, "set")
      guard let known = WatchKey(rawValue: name) else {
        let names = WatchKey.allCases.map(\.rawValue).joined(separator: ", ")
        throw yaml.error(key, "set", "\(name): no such key; expected one of \(names)")
      }
      let text = try yaml.text(value, name)
      do throws(CommandError) { try scratch.set(known, to: text) } catch {
        throw yaml.error(value, "set", error.message)
      }
      settings[known] = text
    }
    return settings
  }

  private static func scene(_ node: Node, watches: Bool, _ yaml: YAMLFile) throws(InputError) -> TourScene {
    let mapping = try yaml.keys(node, "scenes")
    try check(mapping, sceneKeys, yaml)
    guard let captionNode = mapping["caption"] else {
      throw yaml.error(node, "caption", "expected a caption, found none")
    }
    let caption = try yaml.text(captionNode, "caption")
    guard caption.count <= longestCaption else {
      throw yaml.error(
        captionNode, "caption", "expected at most \(longestCaption) characters, found \(caption.count)")
    }
    var scene = TourScene(caption: OneLine.of(caption))
    if let set = mapping["set"] {
      let keys = try yaml.keys(set, "set")
      if watches {
        scene.watch = try watchSettings(keys, yaml)
      } else {
        scene.settings = try yaml.settings(keys, "set")
      }
    }
    if let node = mapping["highlight"] {
      let text = try yaml.text(node, "highlight")
      guard let highlight = TourHighlight(rawValue: text) else {
        let names = TourHighlight.allCases.map(\.rawValue).joined(separator: ", ")
        throw yaml.wrong(node, "highlight", expected: "one of \(names)")
      }
      if watches { throw yaml.error(node, "highlight", "expected none on the watch screen, found \(text)") }
      scene.highlight = highlight
    }
    if let node = mapping["wait"] {
      scene.wait = try wait(node, yaml)
      if watches, case .loss = scene.wait {
        throw yaml.error(node, "wait", "expected key, seconds or step on the watch screen, found loss")
      }
    }
    return scene
  }

  private static func wait(_ node: Node, _ yaml: YAMLFile) throws(InputError) -> TourScene.Wait {
    if node.scalar?.string == "key" { return .key }
    guard let mapping = node.mapping else {
      throw yaml.wrong(node, "wait", expected: "key, or one of seconds, step, loss and of with values")
    }
    try check(mapping, ["seconds", "step", "loss", "of"], yaml)
    let kinds = ["seconds", "step", "loss"].filter { mapping.keys.contains(Node($0)) }
    guard kinds.count < 2, kinds == ["loss"] || !mapping.keys.contains("of") else {
      throw yaml.error(
        node, "wait",
        "expected one of seconds, step, and loss with of; found \(mapping.keys.compactMap(\.string).joined(separator: " and "))"
      )
    }
    if let seconds = mapping["seconds"] {
      let number = try yaml.number(seconds, "wait, seconds")
      guard (0...3600).contains(number) else {
        throw yaml.wrong(seconds, "wait, seconds", expected: "0 to 3600")
      }
      return .seconds(number)
    }
    if let step = mapping["step"] { return .step(try yaml.whole(step, "wait, step")) }
    guard let loss = mapping["loss"], let of = mapping["of"] else {
      throw yaml.error(node, "wait", "expected loss and of, found only one of them, or none")
    }
    return .loss(below: try yaml.number(loss, "wait, loss"), of: try yaml.text(of, "wait, of"))
  }

  /// The key of a scene that a complaint begins with; the scene where it is about none.
  private static func place(of complaint: String, in scene: Node) -> Node {
    let name = complaint.prefix { $0 != ":" && $0 != "," }.drop { $0 == "-" }
    let keys = [scene.mapping, scene.mapping?["set"]?.mapping].compactMap { $0 }.flatMap { Array($0.keys) }
    return keys.first { $0.string.map { $0[...] } == name } ?? scene
  }

  /// Sees to it that every scene can be shown.
  private func check(_ nodes: [Node], _ yaml: YAMLFile) throws(InputError) {
    var known: (setup: TrainingSetup, plan: TrainingPlan)?
    for (index, scene) in tour.scenes.enumerated() {
      let field = "scene \(index + 1)"
      do {
        let setup = try tour.setup(inScene: index, threads: 1)
        let plan = try known.flatMap { $0.setup == setup ? $0.plan : nil } ?? setup.plan()
        known = (setup, plan)
        var state = ExplorerState(plan, observation: .nothing(plan), probes: Observer.probes(of: plan))
        state.setup = setup
        let settings = tour.settings(upTo: index, standard: state.standardView)
        try settings.apply(to: &state)
        if let panel = scene.highlight?.panel, !setup.losses.indices.contains(panel) {
          throw CommandError.usage(
            "highlight: expected one of \(setup.losses.count) panels, found \(panel + 1)")
        }
        if case .loss(_, let name) = scene.wait, !setup.losses.contains(name) {
          throw CommandError.usage(
            "wait, of: expected one of \(setup.losses.joined(separator: ", ")), found '\(name)'")
        }
      } catch let error as CommandError {
        throw yaml.error(Self.place(of: error.message, in: nodes[index]), field, error.message)
      } catch let error as InputError {
        throw yaml.error(nodes[index], field, error.description)
      } catch {
        throw yaml.error(nodes[index], field, "\(error)")
      }
    }
  }
}
