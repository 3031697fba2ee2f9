extension Network {
  /// The number of multiplications that make up for the cost of one more thread, in forward passes: about 10 µs.
  private static let workPerThread = 500_000

  /// Computes the outputs of examples, one micro-batch after the other, on several threads, and maps them to elements.
  ///
  /// - Parameters:
  ///   - examples: Any number of examples, with this network's inputs.
  ///   - withTargets: If true, the targets are copied to the workspace too.
  ///   - elements: The number of elements for each example.
  ///   - threads: The largest number of threads, at least 1; `nil` for the number of processor cores.
  ///   - exactly: If true, uses that number of threads whatever the size of the work, as tests do.
  ///   - write: Writes the elements of one micro-batch, example by example, to the given address. The examples are rows
  ///     `0..<count` of the workspace. It is called concurrently, for different micro-batches.
  /// - Returns: The elements of all examples, in order.
  func mapBatches<Element: BitwiseCopyable>(
    of examples: Examples,
    withTargets: Bool,
    elements: Int = 1,
    threads: Int? = nil,
    exactly: Bool = false,
    _ write: (borrowing Workspace, _ count: Int, UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    guard !examples.isEmpty else { return [] }
    requireInput(examples.inputSize)
    require(threads ?? 1 >= 1, "At least 1 thread does the work, got \(threads ?? 1)")
    let (memory, data, count) = (Memory(), examples.storage.rows, examples.count)
    let size = min(count, Workspace.microBatchSize)
    let batches = (count + size - 1) / size
    let limit = min(threads ?? processorCount, batches)
    let work = count * parameterCount
    let threads = threadCount(work: work, minimumPerThread: exactly ? 1 : Network.workPerThread, limit: limit)
    let workspaces = Workspace.allocate(
      threads,
      for: self,
      capacity: size,
      hasSparseInputs: data.hasSparseInputs,
      mode: .none,
      memory: memory
    )
    return [Element](unsafeUninitializedCapacity: count * elements) { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      withExtendedLifetime((examples, memory)) {
        examples.rows.withUnsafeBufferPointer { order in
          parallelFor(batches, threads: threads) { batch, thread in
            let range = batch * size..<min((batch + 1) * size, count)
            let rows = UnsafeBufferPointer(rebasing: order[range])
            let workspace = workspaces.baseAddress.unsafelyUnwrapped + thread
            workspace.pointee.forward(rows, of: data)
            if withTargets { data.copyTargets(rows, to: workspace.pointee.targets) }
            write(workspace.pointee, range.count, start + range.lowerBound * elements)
          }
        }
      }
      initialized = count * elements
    }
  }
}
