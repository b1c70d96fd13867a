import Testing

@testable import RunLogs

@Suite struct ProtobufMessageTests {
  @Test func numbersAreWrittenAsTheFormatHasThem() {
    var message = ProtobufMessage()
    message.set(1, to: 300)
    message.set(16, to: true)
    message.set(2, to: Float(1))
    message.set(3, to: 1.0)
    // From the encoding guide of protocol buffers: 300 is AC 02, keys from 16 on take two bytes.
    #expect(
      message.bytes
        == [0x08, 0xAC, 0x02, 0x80, 0x01, 0x01, 0x15, 0, 0, 0x80, 0x3F, 0x19, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
  }

  @Test(arguments: [0, 1, 127, 128, 1 << 35, .max, -1, .min]) func integersComeBack(number: Int) {
    var message = ProtobufMessage()
    message.set(5, to: number)
    message.bytes.withUnsafeBytes {
      var fields = ProtobufFields($0)
      #expect(fields.next() && fields.number == 5 && fields.int() == number)
      #expect(!fields.next() && !fields.isMalformed)
    }
  }

  @Test func textsAndMessagesComeBack() {
    let text = String(repeating: "größer ", count: 40)
    var (inner, outer) = (ProtobufMessage(), ProtobufMessage())
    inner.set(1, to: text)
    outer.set(2, to: inner)
    outer.set(3, to: ProtobufMessage())
    outer.bytes.withUnsafeBytes {
      var fields = ProtobufFields($0)
      #expect(fields.next() && fields.number == 2)
      var parts = ProtobufFields(fields.delimited()!)
      #expect(parts.next() && parts.text() == text && !parts.next())
      #expect(fields.next() && fields.number == 3 && fields.delimited()?.count == 0)
      #expect(!fields.next() && !fields.isMalformed)
    }
  }
}
