import SwiftSyntax

extension DeclReferenceExprSyntax {
  /// True for `f` of `f(x)` and `f { … }`.
  var isCalled: Bool { parent?.as(FunctionCallExprSyntax.self)?.calledExpression.id == ExprSyntax(self).id }

  /// True for `n` of `n = 1`.
  var isAssigned: Bool {
    guard let elements = parent?.as(ExprListSyntax.self), let index = elements.index(of: ExprSyntax(self)) else {
      return false
    }
    let next = elements.index(after: index)
    return next < elements.endIndex && elements[next].is(AssignmentExprSyntax.self)
  }
}

extension ClosureExprSyntax {
  /// True inside the arguments of a call of `show` or `print`, which evaluate what they are given.
  var isShown: Bool {
    var node = parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if let call = current.as(FunctionCallExprSyntax.self),
        let callee = call.calledExpression.as(DeclReferenceExprSyntax.self)
      {
        return ["show", "print"].contains(callee.baseName.text)
      }
      node = current.parent
    }
    return false
  }
}

extension CodeBlockItemSyntax {
  /// True if what follows the statement in its block may not be reached: it can return, throw or leave a loop.
  var mayLeave: Bool {
    tokens(viewMode: .sourceAccurate).contains { token in
      switch token.tokenKind {
      case .keyword(.return), .keyword(.throw), .keyword(.try), .keyword(.break), .keyword(.continue): true
      case .keyword(.guard), .keyword(.fallthrough), .keyword(.await): true
      default: false
      }
    }
  }
}

extension FunctionSignatureSyntax {
  /// The names that the parameters have in the body.
  var parameterNames: [String] { parameterClause.parameterNames }
}

extension FunctionParameterClauseSyntax {
  /// The names that the parameters have in the body.
  var parameterNames: [String] { parameters.map { ($0.secondName ?? $0.firstName).name } }
}

extension ClosureSignatureSyntax.ParameterClause {
  /// The names of a closure's parameters.
  var parameterNames: [String] {
    switch self {
    case .simpleInput(let parameters): parameters.map(\.name.name)
    case .parameterClause(let clause): clause.parameters.map { ($0.secondName ?? $0.firstName).name }
    }
  }
}
