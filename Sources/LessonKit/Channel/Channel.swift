#if !hasFeature(Embedded)
  import Synchronization
  import Wire

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
  /// Printed text goes to standard output and never mixes with messages: nothing that a lesson prints can pass for one.
  struct Channel: ~Copyable {
    /// The process's only channel. Cells may use threads: messages are written one at a time.
    static let shared = Mutex(Channel())

    private var descriptor: Int32?

    /// - Parameter descriptor: An open file to append messages to; without one, summaries of what is shown are printed.
    init(descriptor: Int32? = nil) {
      self.descriptor = descriptor
    }

    /// Opens the channel named by the environment, makes standard output and standard error unbuffered (a trap must
    /// lose nothing), and limits the size of the files that the process may write.
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

    /// Sends a message. Without a channel, prints a summary of what is shown.
    mutating func send(_ content: Message.Content) {
      fflush(stdout)
      guard let descriptor else {
        if case .show(let output, let caption, let alt) = content {
          print(output.summary(caption: caption, alt: alt))
        }
        return
      }
      append(Frame(payload: Message(content, at: position).payload).bytes, to: descriptor)
    }

    private var position: Message.Position {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      // A terminal or a pipe has no offset: it is 0 then, and messages are ordered by their arrival.
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

    /// Ends the process: the engine could not tell a lesson without its channel from a broken one.
    private func giveUp(_ message: String) -> Never {
      perror("LessonKit: \(message)")
      exit(EX_IOERR)
    }
  }
#endif
