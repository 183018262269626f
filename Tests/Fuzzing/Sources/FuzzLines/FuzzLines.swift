import BatchFuzzing

/// What the fuzzer calls with each input that it makes up: a batch of lines.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzInput(.lines, Array(UnsafeBufferPointer(start: bytes, count: count)))?.check()
  return 0
}
