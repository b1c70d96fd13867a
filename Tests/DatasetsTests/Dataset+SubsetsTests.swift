import Testing

@testable import Datasets

@Test func everyClassHasAsManyAndFewerArePartOfMore() throws {
  let whole = dataset(classSizes: [30, 50, 20])
  let (two, five) = (try whole.perClass(2, seed: 7), try whole.perClass(5, seed: 7))
  #expect(two.classSizes == [2, 2, 2])
  #expect(five.classSizes == [5, 5, 5])
  #expect(Set(two.allInputs).isSubset(of: five.allInputs))
  #expect(five.allInputs == five.allInputs.sorted())
  #expect(five.allInputs == (try whole.perClass(5, seed: 7)).allInputs)
  #expect(five.allInputs != (try whole.perClass(5, seed: 8)).allInputs)
  #expect(try whole.perClass(20, seed: 1).classSizes == [20, 20, 20])
}

@Test func aChoiceDoesNotDependOnOtherClasses() throws {
  let a = try dataset(classSizes: [30, 50]).perClass(3, seed: 1)
  let b = try dataset(classSizes: [30, 60]).perClass(3, seed: 1)
  #expect(a.allInputs.prefix(3) == b.allInputs.prefix(3))
}

@Test func aClassThatHasFewerIsNamed() {
  let error = SubsetError.tooFewOfClass(name: "1", available: 4, asked: 5)
  #expect(throws: error) { try dataset(classSizes: [9, 4, 2]).perClass(5, seed: 1) }
  #expect(error.description == "expected at least 5 samples of each class, found 4 of class 1")
}
