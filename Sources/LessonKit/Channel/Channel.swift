#if !hasFeature(Embedded)
  import Synchronization
  import Wire

  // Swift imports the C library's `stdout` and `stderr` as mutable globals. They are never reassigned.
  #if canImport(Darwin)
    @preconcurrency import Darwin
  #elseif canImport(Musl)
    @preconcurrency import Musl
  #else
    @preconcurrency import Glibc
  #endif

  /// The connection from a lesson's program to the engine that started it: a file to which messages are appended. It is
  /// closed in a program that was started by hand.
  ///
  /// Printed text goes to standard output and never into that file, so that no printed text can be mistaken for a
  /// message.
  struct Channel: ~Copyable {
    /// The process's only channel. The lock keeps the messages of concurrent threads apart.
    static let shared = Mutex(Channel())

    private var descriptor: Int32?

    /// Creates a channel.
    ///
    /// - Parameter descriptor: An open file to append messages to. Without one, `send(_:)` prints summaries.
    init(descriptor: Int32? = nil) {
      self.descriptor = descriptor
    }

    /// Opens the file named by `LESSON_CHANNEL`, and makes standard output and standard error unbuffered, so that a trap
    /// loses no text.
    ///
    /// Ends the process if the file cannot be opened.
    mutating func connect() {
      setvbuf(stdout, nil, _IONBF, 0)
      setvbuf(stderr, nil, _IONBF, 0)
      if let path = environment("LESSON_CHANNEL") {
        let opened = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard opened >= 0 else { exitWithError("cannot open the channel") }
        descriptor = opened
      }
    }

    /// Sends a message. Without a file, prints a one-line summary of an output and drops every other message.
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
      // A terminal or a pipe has no offset. It counts as 0, and messages are then ordered by their arrival.
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
            exitWithError("cannot write to the channel")
          }
        }
      }
    }

    private func environment(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }
    }

    /// Ends the process with an error: a run whose messages are lost must not look like a successful one.
    private func exitWithError(_ message: String) -> Never {
      perror("LessonKit: \(message)")
      exit(EX_IOERR)
    }
  }
#endif
