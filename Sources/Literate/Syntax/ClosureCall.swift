import SwiftSyntax

extension ClosureExprSyntax {
  /// True if the closure is certain to run before the expression around it has its value: it is called on the spot, or
  /// given to a method that calls it at once.
  ///
  /// Whether a parameter is escaping is known to the type checker alone. So these are the standard library's methods, by
  /// their names.
  var isCalledAtOnce: Bool {
    guard let call = enclosingCall else { return false }
    let callee = call.calledExpression
    if callee.as(ClosureExprSyntax.self)?.id == id { return true }
    guard let member = callee.as(MemberAccessExprSyntax.self), let base = member.base else { return false }
    return Self.eagerMethods.contains(member.declName.baseName.text)
      && !base.tokens(viewMode: .sourceAccurate).contains { $0.text == "lazy" }
  }

  /// The call that the closure is an argument of, or that calls it.
  private var enclosingCall: FunctionCallExprSyntax? {
    var node = parent
    while let current = node {
      if let call = current.as(FunctionCallExprSyntax.self) { return call }
      let isArgument =
        current.is(LabeledExprSyntax.self) || current.is(LabeledExprListSyntax.self)
        || current.is(MultipleTrailingClosureElementSyntax.self)
        || current.is(MultipleTrailingClosureElementListSyntax.self)
      guard isArgument else { return nil }
      node = current.parent
    }
    return nil
  }

  private static let eagerMethods: Set<String> = [
    "map", "flatMap", "compactMap", "mapValues", "filter", "reduce", "forEach", "sorted", "sort", "min", "max",
    "contains", "allSatisfy", "first", "firstIndex", "last", "lastIndex", "count", "prefix", "drop", "split",
    "partition", "removeAll", "withUnsafeBufferPointer", "withUnsafeMutableBufferPointer", "withUnsafeBytes",
  ]
}
