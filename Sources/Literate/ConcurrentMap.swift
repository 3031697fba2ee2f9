extension Collection where Self: Sendable, Element: Sendable {
  /// Transforms the elements concurrently and returns the results in the elements' order.
  ///
  /// - Parameter limit: The largest number of transformations at a time; less than 1 counts as 1.
  /// - Throws: The first error, after the other transformations were cancelled.
  func concurrentMap<Result: Sendable>(
    limit: Int,
    _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results: [Result?] = Array(repeating: nil, count: count)
      var remaining = enumerated().makeIterator()
      func startNext() {
        guard let (index, element) = remaining.next() else { return }
        group.addTask { (index, try await transform(element)) }
      }
      for _ in 0..<Swift.max(1, limit) { startNext() }
      while let (index, result) = try await group.next() {
        results[index] = result
        startNext()
      }
      return results.compactMap { $0 }
    }
  }
}
