import BatchFuzzing

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzInput(.csv, Array(UnsafeBufferPointer(start: bytes, count: count)))?.check()
  return 0
}
