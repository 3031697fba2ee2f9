// The benchmark program of this package: reads commands from standard input, one per line, as Benchmarks/compare.py sends them,
// and answers each with one line. The commands are documented in Benchmarks/peers/common.py; here the first number is followed by
// the number of threads (0 for the default).

import Neural

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of a monotonic clock, in seconds.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// The duration of `work`, in seconds.
func seconds(_ work: () -> Void) -> Double {
  let start = now()
  work()
  return now() - start
}

var bench = try Bench(folder: CommandLine.arguments[1])
while let line = readLine() {
  print(bench.response(to: line.split(separator: " ").map(String.init)))
  fflush(nil)
}
