import Testing

@testable import ExternalEvaluators

@Test(arguments: [
  (#"{"a":[NaN,-Infinity,Infinity,1]}"#, #"{"a":["NaN","-Infinity","Infinity",1]}"#),
  (#"{"a NaN":"Infinity \" NaN \\","b":NaN}"#, #"{"a NaN":"Infinity \" NaN \\","b":"NaN"}"#),
  (#"{"a":["NaN","-Infinity"]}"#, #"{"a":["NaN","-Infinity"]}"#),
  (#"{"a":"NaN\"#, #"{"a":"NaN\"#),
])
func pythonsWordsAreQuotedOutsideOfTexts(line: String, quoted: String) {
  #expect(String(decoding: MessageLine.quotingWords(in: Array(line.utf8)), as: UTF8.self) == quoted)
}

@Test func messagesAreTheLinesOfTheProtocol() throws {
  let request = EvaluationRequest(id: 7, points: [[-1, 0.5], [0.1, 1e-300]])
  #expect(
    String(decoding: MessageLine.encode(request), as: UTF8.self)
      == "{\"id\":7,\"points\":[[-1,0.5],[0.1,1e-300]]}\n")
  let hello = EvaluatorHello(name: "small/CNN", loss: "cross-entropy", range: -1...1)
  let line = MessageLine.encode(hello)
  #expect(
    String(decoding: line, as: UTF8.self)
      == #"{"hello":1,"loss":"cross-entropy","name":"small/CNN","range":[-1,1]}"# + "\n")
  #expect(try MessageLine.decode(EvaluatorHello.self, from: line, expected: "") == hello)
}
