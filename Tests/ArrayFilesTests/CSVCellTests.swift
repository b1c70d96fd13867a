import ArrayFiles
import Testing

@Test(arguments: [
  ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
  ("a\r\nb", "\"a\r\nb\""),
])
func cellsAreQuotedWhereTheyMustBe(text: String, cell: String) {
  #expect(text.asCSVCell == cell)
}
