import ArgumentParser
import Testing

@testable import saddle

@Suite struct BenchTests {
  @Test func aMeasurementIsOneJSONObject() {
    var measurement = Measurement(workload: "matmul 2x3x4", value: 81.23456, unit: "GFLOP/s")
    #expect(
      measurement.json == #"{"workload":"matmul 2x3x4","value":81.235,"unit":"GFLOP/s","threads":1}"#)
    measurement.roofline = 100
    #expect(
      measurement.json
        == #"{"workload":"matmul 2x3x4","value":81.235,"unit":"GFLOP/s","threads":1,"roofline":100.0}"#)
  }

  @Test func theTableIsAligned() {
    let row = Measurement(workload: "figure1", value: 0.5, unit: "ns/point", roofline: 1).tableRow
    #expect(row == "figure1                            0.5 ns/point        1       1.0     0.5")
    #expect(row.count == Measurement.tableHead.count)
  }

  @Test func theMedianIgnoresADisturbance() {
    #expect([3, 1, 100].quantile(0.5) == 3)
    #expect([7].quantile(0.5) == 7)
    #expect([1, 2, 3, 4].quantile(0.99) == 4)
    #expect([].quantile(0.5).isNaN)
  }

  @Test func namesAreKnownOrRefused() throws {
    for workload in Bench.workloads { #expect(try Bench.parse([workload.name]).name == workload.name) }
    #expect(Set(Bench.workloads.map(\.name)).count == Bench.workloads.count)
    #expect(throws: (any Error).self) { try Bench.parse(["nothing"]) }
    #expect(try Bench.parse(["--json"]).json)
  }
}
