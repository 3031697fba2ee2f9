import SwiftSyntax

/// Collects the uses of names with the scopes of statements as well: what a condition, a loop or a case binds, and what
/// runs only under a condition.
final class BlockNameCollector: NameCollector {
  override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
    inScope {
      walkConditions(node.conditions)
      at(.sometimes) { walk(node.body) }
    }
    if let alternative = node.elseBody { at(.sometimes) { walk(Syntax(alternative)) } }
    return .skipChildren
  }

  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind {
    inScope {
      walkConditions(node.conditions)
      at(.sometimes) { walk(node.body) }
    }
    return .skipChildren
  }

  /// The names that a `guard` binds belong to the block around it, which declares them.
  override func visit(_ node: GuardStmtSyntax) -> SyntaxVisitorContinueKind {
    inScope {
      walkConditions(node.conditions)
    }
    at(.sometimes) { walk(node.body) }
    return .skipChildren
  }

  /// Walks conditions in the scope of what they bind; all but the first hold only sometimes.
  private func walkConditions(_ conditions: ConditionElementListSyntax) {
    for (index, element) in conditions.enumerated() {
      at(index == 0 ? .always : .sometimes) {
        switch element.condition {
        case .optionalBinding(let binding):
          if let value = binding.initializer?.value {
            walk(value)
          } else if let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier {
            use(name)
          }
        case .matchingPattern(let match):
          walk(match.initializer.value)
          walk(match.pattern)
        case .expression(let expression):
          walk(expression)
        case .availability:
          break
        }
      }
      declare(element.boundNamesOfCondition)
    }
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    walk(node.sequence)
    inScope(node.pattern.boundNames.map(\.name)) {
      at(.sometimes) { walkAll(node.whereClause, node.body) }
    }
    return .skipChildren
  }

  override func visit(_ node: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
    inScope(node.label.boundNames.map(\.name)) {
      at(.sometimes) { walkAll(node.label, node.statements) }
    }
    return .skipChildren
  }

  override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
    inScope(["error"] + node.catchItems.flatMap { $0.boundNames.map(\.name) }) {
      at(.sometimes) { walkAll(node.catchItems, node.body) }
    }
    return .skipChildren
  }

  /// The parser leaves operators unfolded: what follows `&&`, `||`, `??` or `?` is not always evaluated.
  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    var isCertain = true
    for element in node.elements {
      at(isCertain ? .always : .sometimes) { walk(element) }
      if let infix = element.as(BinaryOperatorExprSyntax.self) {
        isCertain = isCertain && !["&&", "||", "??"].contains(infix.operator.text)
      } else if element.is(UnresolvedTernaryExprSyntax.self) {
        isCertain = false
      }
    }
    return .skipChildren
  }
}
