extension Split {
  public var fingerprint: UInt64 { 0 }
  public var validation: Dataset? { nil }
}
