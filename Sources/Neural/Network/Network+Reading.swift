extension Network {
  /// Multiplications with weights below which examples, which take some 10 microseconds, are not worth a second thread.
  private static let leastWork = 1_000_000

  /// Takes examples through this network, forward only, in pieces that several threads share out among them.
  ///
  /// - Parameters:
  ///   - examples: any number, of this network's inputs.
  ///   - withTargets: whether the workspace is to have their targets too.
  ///   - elements: how many elements come of each example.
  ///   - threads: how many threads take part at most, where there is work for so many: at least 1; nil for as many as there are cores.
  ///   - processors: how many cores there are.
  ///   - write: what becomes of a piece, so many examples in a workspace's first rows: writes their elements, one after the other, to
  ///     that place. It runs on several threads at once, with different pieces.
  /// - Returns: the elements of all examples, in their order.
  func read<Element: BitwiseCopyable>(
    _ examples: Examples,
    withTargets: Bool,
    elements: Int = 1,
    threads: Int? = nil,
    processors: Int = processorCount,
    _ write: (borrowing Workspace, _ count: Int, UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    guard !examples.isEmpty else { return [] }
    requireInput(examples.inputSize)
    require(threads ?? 1 >= 1, "At least 1 thread does the work, got \(threads ?? 1)")
    let (memory, rows) = (Memory(), examples.storage.rows)
    let (count, size) = (examples.count, min(examples.count, Workspace.pieceSize))
    let pieces = (count + size - 1) / size
    let isShort = count * parameterCount < Network.leastWork
    let most = isShort ? 1 : min(threads ?? processors, processors, pieces, mostThreads)
    let workspaces = Workspace.several(
      most,
      for: self,
      capacity: size,
      forPictures: rows.arePictures,
      learns: .nothing,
      memory: memory
    )
    return [Element](unsafeUninitializedCapacity: count * elements) { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      withExtendedLifetime((examples, memory)) {
        examples.rows.withUnsafeBufferPointer { order in
          forEachPart(pieces, threads: most) { piece, thread in
            let range = piece * size..<min((piece + 1) * size, count)
            let (places, workspace) = (
              UnsafeBufferPointer(rebasing: order[range]), workspaces.baseAddress.unsafelyUnwrapped + thread
            )
            workspace.pointee.forward(places, of: rows)
            if withTargets { rows.copyTargets(places, to: workspace.pointee.targets) }
            write(workspace.pointee, range.count, start + range.lowerBound * elements)
          }
        }
      }
      initialized = count * elements
    }
  }
}
