/// The stored runs of lessons, as things are at the beginning of a build.
struct RunCache: Sendable {
  private let store: Store
  private let hashes: FileHashes
  private let surroundings: RunSurroundings
  /// The surroundings at the beginning.
  private let inputs: Inputs

  /// Hashes what all runs depend on.
  ///
  /// - Returns: `nil` if there are too many files to hash.
  /// - Throws: `CancellationError`; a `Diagnostic` of the installation; an error of the system.
  init?(_ store: Store, _ surroundings: RunSurroundings) async throws {
    hashes = FileHashes(store, name: "\(surroundings.toolchain.products.path)\n\(surroundings.lessons.path)")
    guard let inputs = try await surroundings.inputs(hashes, store) else {
      let message =
        "the cache is not used: cells can read more than \(FileTree.largest) files below \(surroundings.lessons.path)"
      store.warn(message, hint: "look where the links in that folder lead to")
      return nil
    }
    (self.store, self.surroundings, self.inputs) = (store, surroundings, inputs)
  }

  /// The events of a lesson's run; `nil` if no run with these inputs is stored.
  func events(of lesson: Lesson) -> [Transcript.Event]? {
    store.value(key(of: lesson), as: StoredRun.self)?.events(in: lesson)
  }

  /// Stores a lesson's run, unless something failed in it or its surroundings changed meanwhile.
  func store(_ events: [Transcript.Event], of lesson: Lesson) async {
    guard let run = StoredRun(events, of: lesson), await surroundingsAreUnchanged else { return }
    store.store(run, under: key(of: lesson))
    let record = RunRecord(inputs: lesson.runInputs, surroundings: inputs.digest)
    store.store(record, under: RunRecord.key(of: lesson, in: surroundings.lessons))
    if store.value(inputs.digest, as: Inputs.self) == nil { store.store(inputs, under: inputs.digest) }
  }

  /// All inputs of a lesson's last stored run, and of the next one; `nil` if no run is known.
  func inputs(of lesson: Lesson) -> (old: Inputs, new: Inputs)? {
    guard let record: RunRecord = store.value(RunRecord.key(of: lesson, in: surroundings.lessons)) else { return nil }
    let old = store.value(record.surroundings, as: Inputs.self) ?? inputs
    return (record.inputs + old, lesson.runInputs + inputs)
  }

  private var surroundingsAreUnchanged: Bool {
    get async { (try? await surroundings.inputs(hashes, store)) == inputs }
  }

  private func key(of lesson: Lesson) -> Digest {
    var all = Inputs()
    all.add("format", "run 1")
    all.add("surroundings", inputs.digest.description)
    all.add("lesson", lesson.runInputs.digest.description)
    return all.digest
  }
}
