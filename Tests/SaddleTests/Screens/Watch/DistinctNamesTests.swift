import Testing

@testable import saddle

@Suite struct DistinctNamesTests {
  private func texts(_ names: [String], width: Int) -> [String] {
    DistinctNames(names, widths: names.map { _ in width }).texts
  }

  @Test func namesWithRoomAreWhole() {
    #expect(texts(["a", "tensorboard/b", "a"], width: 13) == ["a", "tensorboard/b", "a"])
  }

  @Test func namesThatDifferAtTheirEndsKeepBoth() {
    #expect(texts(["mlruns/0/abcdef", "mlruns/0/abcxyz"], width: 9) == ["mlru…cdef", "mlru…cxyz"])
  }

  @Test func namesThatDifferInTheirMiddlesShowThese() {
    let names = ["runs/lr0.01-seed3/version_0", "runs/lr0.02-seed3/version_0", "runs/x/version_0"]
    #expect(texts(names, width: 11) == ["…lr0.01-se…", "…lr0.02-se…", "…x/version…"])
  }

  @Test func manyNamesAllReadDifferently() {
    let names = (0..<40).map { "experiments/model-\($0 / 8)/seed-\($0 % 8)/lightning_logs/version_0" }
    for width in 11...40 {
      let texts = texts(names, width: width)
      #expect(Set(texts).count == 40, "\(width): \(texts)")
      #expect(texts.allSatisfy { $0.displayWidth <= width })
    }
    let wide = texts(["图像分类模型甲的训练记录", "图像分类模型乙的训练记录"], width: 10)
    #expect(wide[0] != wide[1] && wide.allSatisfy { $0.displayWidth <= 10 })
    // Without room there is nothing to tell.
    #expect(
      texts(["abc", "abd"], width: 1) == ["…", "…"] && texts(["abc", "abc"], width: 2) == ["a…", "a…"])
  }
}
