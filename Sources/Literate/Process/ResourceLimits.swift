/// The resources that a child process and its descendants may use.
///
/// The limits of one process hold from its first instruction; those of all together are checked some times a second.
struct ResourceLimits: Sendable, Equatable {
  /// The memory of all processes together, in bytes. It is also the limit of each of them.
  var memory = 8 << 30
  /// The number of processes.
  var processes = 256
  /// The processor time of one process; `nil` if only the time of the run is limited.
  var processorTime: Duration?
  /// The size of one file, in bytes.
  var fileSize = 8 << 30
  /// The number of files that one process has open.
  var openFiles = 4096

  /// The limits as arguments of the supervisor.
  var arguments: [String] {
    // A whole second more, as the processor's time is counted in seconds; 0 would be no limit.
    let seconds = processorTime.map { ["cpu=\($0.components.seconds + 1)"] } ?? []
    return seconds + ["memory=\(memory)", "processes=\(processes)", "file=\(fileSize)", "files=\(openFiles)"]
  }
}
