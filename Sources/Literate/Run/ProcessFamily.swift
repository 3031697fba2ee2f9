import Foundation
import Subprocess

/// The processes that descend from one child, wherever they have gone: into groups and sessions of their own, as
/// Foundation's `Process` puts them, or to another parent.
///
/// A variable in the environment tells them apart, which descendants inherit. It is read in `/proc`, so this is for
/// Linux; elsewhere only the child's own process group is ended.
struct ProcessFamily {
  static let key: Environment.Key = "LESSONS_FAMILY"

  let name = UUID().uuidString

  /// Kills all members. What is started meanwhile is found in another round.
  func kill() {
    for _ in 0..<10 {
      let members = members()
      if members.isEmpty { return }
      for member in members { Foundation.kill(member, SIGKILL) }
    }
  }

  private func members() -> [pid_t] {
    let mark = Data("\(Self.key.rawValue)=\(name)".utf8)
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
    return processes.filter { process in
      // A process that has ended, or is another user's, can't be read.
      guard let variables = FileManager.default.contents(atPath: "/proc/\(process)/environ") else { return false }
      return variables.range(of: mark) != nil
    }
  }
}
