import Foundation
import SystemPackage

extension Diagnostic {
  /// The error of a system call on a file: `Output/a.html can't be written: no space left on device`.
  ///
  /// - Parameters:
  ///   - path: The file's path, in the form that messages use.
  ///   - action: What failed: `be written`.
  ///   - code: The call's `errno`.
  static func file(_ path: String, cannot action: String, _ code: Int32) -> Diagnostic {
    .error(.files, "\(path) can't \(action): \(reason(code))", hint: hint(code))
  }

  /// Puts an error of any type into the one shape, with the path and the reason that Foundation's own texts leave out.
  public init(describing error: any Error) {
    let details = error as NSError
    let path = details.userInfo[NSFilePathErrorKey] as? String ?? (details.userInfo[NSURLErrorKey] as? URL)?.path
    let cause = details.userInfo[NSUnderlyingErrorKey] as? any Error
    if let diagnostic = error as? Diagnostic {
      self = diagnostic
    } else if let code = (error as? Errno)?.rawValue {
      self = .error(.files, Self.reason(code), hint: Self.hint(code))
    } else if let path, let code = cause.flatMap(Self.code) ?? Self.code(of: error) {
      self = .file(path, cannot: "be used", code)
    } else if let path {
      self = .error(.files, "\(path) can't be used: \(error.localizedDescription)")
    } else {
      self = .error(.installation, error.localizedDescription)
    }
  }

  private static func code(of error: any Error) -> Int32? {
    if let error = error as? Errno { return error.rawValue }
    let error = error as NSError
    return error.domain == NSPOSIXErrorDomain ? Int32(exactly: error.code) : nil
  }

  /// The system's text for a code, as the end of a sentence.
  private static func reason(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func hint(_ code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT: "free some space and try again"
    case EACCES, EPERM: "look at its permissions"
    case EFBIG: "raise the limit of a file's size, `ulimit -f`"
    case EMFILE, ENFILE: "raise the limit of open files, `ulimit -n`"
    default: nil
    }
  }
}
