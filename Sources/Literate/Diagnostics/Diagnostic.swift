import Foundation

/// An error or a warning: the stage it comes from, the place, what is wrong, and what to do about it.
///
/// Every stage throws or returns its errors in this shape. It prints as `file:line:column: error: what; what to do`,
/// the form that editors turn into links; without a place, as `lessons: what; what to do`.
public struct Diagnostic: Sendable, Hashable, Error {
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// An error fails its lesson; a warning only with `--strict`.
  public var severity: Severity
  /// The stage that found it.
  public var stage: Stage
  /// The place in the author's file; `nil` for an error that no file is to blame for.
  public var location: SourceLocation?
  /// The error or warning itself, without a full stop.
  public var message: String
  /// A suggestion what to do about it, without a full stop.
  public var hint: String?
  /// Lines below the message: the source line and a caret, or a difference. May be empty.
  public var excerpt: String

  /// A diagnostic of any severity, with an excerpt or without.
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

  /// An error, without an excerpt.
  public static func error(
    _ stage: Stage,
    _ message: String,
    at location: SourceLocation? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, stage, message, at: location, hint: hint)
  }

  /// A warning, without an excerpt.
  public static func warning(
    _ stage: Stage,
    _ message: String,
    at location: SourceLocation? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, stage, message, at: location, hint: hint)
  }

  /// The message and the hint, without the place.
  public var text: String { hint.map { "\(message); \($0)" } ?? message }
}

extension [Diagnostic] {
  /// The diagnostics in the order of their places, those of one place as they came; those without a place first.
  var inOrder: [Diagnostic] {
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
  public var errorDescription: String? { text }
}
