import Foundation

/// An error or a warning with its stage, its location, a message and a hint.
///
/// All stages throw or return their errors as diagnostics. A diagnostic prints as `file:line:column: error: message;
/// hint`, the form that editors turn into links, or without a location as `lessons: message; hint`.
public struct Diagnostic: Sendable, Hashable, Error {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// An error, which fails its lesson; or a warning, which does so only with `--strict`.
  public var severity: Severity
  /// The stage in which the problem was found.
  public var stage: Stage
  /// The location in the author's file; `nil` for an error of the command line or the machine.
  public var location: SourceLocation?
  /// The statement of the problem, without a full stop.
  public var message: String
  /// A suggestion how to solve it, without a full stop.
  public var hint: String?
  /// Lines printed below the message: the source line and a caret, or a difference. May be empty.
  public var excerpt: String

  /// Creates a diagnostic of any severity, with an excerpt or without.
  public init(
    _ severity: Severity,
    _ stage: Stage,
    _ message: String,
    at location: SourceLocation? = nil,
    hint: String? = nil,
    excerpt: String = ""
  ) {
    self.severity = severity
    self.stage = stage
    self.location = location
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }

  /// Creates an error without an excerpt.
  public static func error(
    _ stage: Stage,
    _ message: String,
    at location: SourceLocation? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, stage, message, at: location, hint: hint)
  }

  /// Creates a warning without an excerpt.
  public static func warning(
    _ stage: Stage,
    _ message: String,
    at location: SourceLocation? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, stage, message, at: location, hint: hint)
  }

  /// The message and the hint, without the location.
  public var text: String { hint.map { "\(message); \($0)" } ?? message }
}

extension [Diagnostic] {
  /// The diagnostics in the order of their locations, those without one first. The sort is stable.
  var sortedByLocation: [Diagnostic] {
    enumerated().sorted { a, b in
      guard let first = a.element.location else { return b.element.location != nil || a.offset < b.offset }
      guard let second = b.element.location else { return false }
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as the command prints it.
  public var description: String {
    let head =
      switch (location, severity) {
      case (let location?, _): "\(location): \(severity.rawValue): \(text)"
      case (nil, .error): "lessons: \(text)"
      case (nil, .warning): "lessons: warning: \(text)"
      }
    return excerpt.isEmpty ? head : "\(head)\n\(excerpt)"
  }
}

extension Diagnostic: LocalizedError {
  /// The message and the hint.
  public var errorDescription: String? { text }
}
