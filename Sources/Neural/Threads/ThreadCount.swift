/// The largest number of threads that work together.
let maximumThreads = 16

/// The number of threads for some work, by its size.
///
/// - Parameters:
///   - work: The multiplications between two synchronisations of the threads.
///   - share: The multiplications that are worth a thread of their own.
///   - limit: The largest number of threads to use, at least 1.
/// - Returns: A number from 1 to `limit` and `maximumThreads`.
func threadCount(work: Int, share: Int, limit: Int) -> Int {
  max(1, min(work / share, limit, maximumThreads))
}
