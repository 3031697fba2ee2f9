import Foundation
import Subprocess

/// The descendants of one child process, also those in process groups and sessions of their own (as Foundation's
/// `Process` starts them) and those whose parent has ended.
///
/// They are found by a variable in their inherited environment, read from `/proc`. On systems without `/proc` none are
/// found.
struct ProcessTree {
  /// The environment variable that all processes of a tree inherit.
  static let key: Environment.Key = "LESSONS_PROCESS_TREE"

  /// The variable's value, which identifies the tree.
  let name = UUID().uuidString

  /// Kills all descendants, in up to ten rounds: processes may start others meanwhile.
  func kill() {
    for _ in 0..<10 {
      let processes = descendants()
      if processes.isEmpty { return }
      for process in processes { Foundation.kill(process, SIGKILL) }
    }
  }

  private func descendants() -> [pid_t] {
    let mark = Data("\(Self.key.rawValue)=\(name)".utf8)
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
    return processes.filter { process in
      // The environment of a process that has ended, or is another user's, can't be read.
      guard let variables = FileManager.default.contents(atPath: "/proc/\(process)/environ") else { return false }
      return variables.range(of: mark) != nil
    }
  }
}
