/// Something that an author should know, at the place where it can be mended.
///
/// It prints as `file:line:column: error: what; what to do`, the form that editors turn into links.
public struct Diagnostic: Sendable, Hashable, Error {
  public enum Severity: String, Sendable {
    case error, warning
  }

  public var severity: Severity
  public var location: SourceLocation
  /// What is wrong, without a full stop.
  public var message: String
  /// What to do about it, without a full stop.
  public var hint: String?
  /// The lines that a compiler shows below its message: the source line and a caret. May be empty.
  public var excerpt: String

  public init(
    _ severity: Severity,
    at location: SourceLocation,
    _ message: String,
    hint: String? = nil,
    excerpt: String = ""
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }

  public static func error(_ message: String, at location: SourceLocation, hint: String? = nil) -> Diagnostic {
    Diagnostic(.error, at: location, message, hint: hint)
  }

  public static func warning(_ message: String, at location: SourceLocation, hint: String? = nil) -> Diagnostic {
    Diagnostic(.warning, at: location, message, hint: hint)
  }

  /// What and what to do, without the place.
  public var text: String { hint.map { "\(message); \($0)" } ?? message }
}

extension [Diagnostic] {
  /// In the order of their places; those of one place as they came.
  var inOrder: [Diagnostic] {
    enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }.map(\.element)
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String {
    let head = "\(location): \(severity.rawValue): \(text)"
    return excerpt.isEmpty ? head : "\(head)\n\(excerpt)"
  }
}
