import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct DataListTests {
  // Made once for all tests.
  private static let rows = DataList.Row.all
  private var rows: [DataList.Row] { Self.rows }

  @Test func columnsAreAligned() {
    #expect(
      DataList.table(rows).text == """
        name       classes  shape   train   val  test  licence    description
        digits          10  8×8      1000     0   797  CC BY 4.0  handwritten digits
        fashion         10  28×28    1000     0  1000  MIT        clothes
        glyphs         191  16×16  14\u{2009}516  4011  6494  OFL etc.   characters
        languages       37  512      8880     0  2960  Unicode    names in 37 languages
        circle           2  2         250     0   250  generated  a disc in a ring
        xor              2  2         250     0   250  generated  four squares
        spirals          2  2         250     0   250  generated  two spiral arms
        gaussians        2  2         250     0   250  generated  two round clouds
        moons            2  2         250     0   250  generated  two half circles

        """)
  }

  @Test func everyLineFitsOnTheUsualTerminal() {
    #expect(DataList.table(rows).width <= 80)
  }

  @Test func aRowIsOneJSONObject() {
    #expect(
      rows[0].json
        == #"{"classes":10,"description":"handwritten digits","licence":"CC BY 4.0","name":"digits","#
        + #""shape":[8,8],"test":797,"title":"Optical Recognition of Handwritten Digits","train":1000,"validation":0}"#
    )
  }
}
