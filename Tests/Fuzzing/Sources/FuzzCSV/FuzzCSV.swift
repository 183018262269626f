import BatchFuzzing

/// What the fuzzer calls with each input that it makes up: a batch of CSV.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzInput(.csv, Array(UnsafeBufferPointer(start: bytes, count: count)))?.check()
  return 0
}
