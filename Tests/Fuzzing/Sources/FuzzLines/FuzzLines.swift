import BatchFuzzing

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzInput(.lines, Array(UnsafeBufferPointer(start: bytes, count: count)))?.check()
  return 0
}
