/// The largest number of threads that one parallel region uses.
let maximumThreads = 16

/// The number of threads for a parallel region, by the size of its work.
///
/// - Parameters:
///   - work: The number of multiplications between two synchronisations of the threads.
///   - minimumPerThread: The number of multiplications that make up for the cost of one more thread.
///   - limit: The largest number of threads to use, at least 1.
/// - Returns: A number from 1 to the smaller of `limit` and `maximumThreads`.
func threadCount(work: Int, minimumPerThread: Int, limit: Int) -> Int {
  max(1, min(work / minimumPerThread, limit, maximumThreads))
}
