#if !hasFeature(Embedded)
  import Synchronization

  // To Swift the C library's `stdout` and `stderr` are mutable globals; nobody reassigns them.
  #if canImport(Darwin)
    @preconcurrency import Darwin
  #elseif canImport(Musl)
    @preconcurrency import Musl
  #else
    @preconcurrency import Glibc
  #endif

  /// The file that the engine gave this process for its messages; none when the program is run by hand.
  ///
  /// Printed text goes to standard output as always and never mixes with messages, so nothing that a lesson prints can
  /// be taken for one.
  struct Channel: ~Copyable {
    /// The process's only channel. Cells may use threads: messages are written one at a time.
    static let shared = Mutex(Channel())

    private var descriptor: Int32?

    /// - Parameter descriptor: An open file to append messages to; without one they become printed summaries.
    init(descriptor: Int32? = nil) {
      self.descriptor = descriptor
    }

    /// Opens the channel named by the environment, makes standard output and standard error unbuffered (a trap must
    /// lose nothing), and limits how much the process may write.
    mutating func connect() {
      setvbuf(stdout, nil, _IONBF, 0)
      setvbuf(stderr, nil, _IONBF, 0)
      if let bytes = environment("LESSON_OUTPUT_LIMIT").flatMap({ rlim_t($0) }) {
        limitFileSize(to: bytes)
      }
      if let path = environment("LESSON_CHANNEL") {
        let opened = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard opened >= 0 else { giveUp("cannot open the channel") }
        descriptor = opened
      }
    }

    /// Sends a message, or prints a summary of what is shown when there is no channel.
    mutating func send(_ message: Message) {
      fflush(stdout)
      guard let descriptor else {
        if case .output(let shown, let caption, let alt) = message {
          print(shown.summary(caption: caption, alt: alt))
        }
        return
      }
      append(message.frame(at: position).bytes, to: descriptor)
    }

    private var position: Message.Position {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      // A terminal or a pipe has no offset: 0 then, and the order is that of arrival.
      return Message.Position(
        output: max(0, Int(lseek(STDOUT_FILENO, 0, SEEK_CUR))),
        error: max(0, Int(lseek(STDERR_FILENO, 0, SEEK_CUR))),
        nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
      )
    }

    private func append(_ bytes: [UInt8], to descriptor: Int32) {
      bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
          let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          if count > 0 {
            rest = rest.dropFirst(count)
          } else if errno != EINTR {
            giveUp("cannot write to the channel")
          }
        }
      }
    }

    private func limitFileSize(to bytes: rlim_t) {
      var limit = rlimit()
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      guard getrlimit(resource, &limit) == 0 else { return }
      limit.rlim_cur = min(bytes, limit.rlim_max)
      setrlimit(resource, &limit)
    }

    private func environment(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }
    }

    /// Ends the process: without its channel a lesson cannot be told from a broken one.
    private func giveUp(_ message: String) -> Never {
      perror("LessonKit: \(message)")
      exit(EX_IOERR)
    }
  }
#endif
