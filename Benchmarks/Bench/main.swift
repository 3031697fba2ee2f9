// Our side of the comparison: answers the lines that Benchmarks/compare.py sends. One line in, one line out; what the lines
// are is in Benchmarks/peers/common.py, whose first number here is followed by the number of threads (0: as train chooses).

import Neural

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seconds on a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func seconds(_ work: () -> Void) -> Double {
  let start = now()
  work()
  return now() - start
}

var bench = try Bench(folder: CommandLine.arguments[1])
while let line = readLine() {
  print(bench.answer(line.split(separator: " ").map(String.init)))
  fflush(nil)
}
