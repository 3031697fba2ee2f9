import SwiftSyntax

extension SyntaxProtocol {
  /// The names that the patterns in this node bind: `a` and `b` of `(a, .some(let b))`.
  var boundNames: [TokenSyntax] {
    if let pattern = self.as(IdentifierPatternSyntax.self) { return [pattern.identifier] }
    // The patterns of closures and of switch cases inside an expression belong to scopes of their own.
    if self.is(ClosureExprSyntax.self) || self.is(CodeBlockSyntax.self) || self.is(SwitchExprSyntax.self) { return [] }
    return children(viewMode: .sourceAccurate).flatMap(\.boundNames)
  }
}

extension CodeBlockItemListSyntax {
  /// The names that the statements of a block declare in it.
  var declaredNames: [String] {
    flatMap { item -> [String] in
      switch item.item {
      case .decl(let declaration): declaration.declaredNames
      case .stmt(let statement): statement.as(GuardStmtSyntax.self)?.conditions.flatMap(\.boundNamesOfCondition) ?? []
      case .expr: []
      }
    }
  }
}

extension ConditionElementSyntax {
  /// The names that a condition binds for what follows it.
  var boundNamesOfCondition: [String] {
    switch condition {
    case .optionalBinding(let binding): binding.pattern.boundNames.map(\.name)
    case .matchingPattern(let match): match.pattern.boundNames.map(\.name)
    case .expression, .availability: []
    }
  }
}

extension DeclSyntaxProtocol {
  /// The names that the declaration adds to the scope around it.
  var declaredNames: [String] {
    if let variable = self.as(VariableDeclSyntax.self) {
      return variable.bindings.flatMap { $0.pattern.boundNames.map(\.name) }
    }
    if let conditional = self.as(IfConfigDeclSyntax.self) {
      return conditional.clauses.flatMap { clause -> [String] in
        if case .statements(let statements)? = clause.elements { return statements.declaredNames }
        if case .decls(let members)? = clause.elements { return members.flatMap(\.decl.declaredNames) }
        return []
      }
    }
    if let cases = self.as(EnumCaseDeclSyntax.self) { return cases.elements.map(\.name.name) }
    return self.asProtocol((any NamedDeclSyntax).self).map { [$0.name.name] } ?? []
  }
}

extension TokenSyntax {
  /// The name without backticks.
  var name: String { identifier?.name ?? text }
}
