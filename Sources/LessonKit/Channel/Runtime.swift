#if !hasFeature(Embedded)
  // The calls that the engine inserts between a lesson's cells. They are public because the generated program calls
  // them, and underscored because authors never do.

  /// Opens the channel to the engine. Called once, before any other statement of the program.
  public func _beginLesson() {
    Channel.shared.withLock { $0.connect() }
  }

  /// Reports the beginning of a cell.
  ///
  /// - Parameter index: The cell's position among the lesson's cells, from 0.
  public func _beginCell(_ index: Int) {
    Channel.shared.withLock { $0.send(.beginCell(index)) }
  }

  /// Reports the beginning of an inline value's evaluation.
  ///
  /// - Parameter index: The value's position among the lesson's inline values, from 0.
  public func _beginValue(_ index: Int) {
    Channel.shared.withLock { $0.send(.beginValue(index)) }
  }

  /// Sends the text of the inline value that was begun last. A negative number gets a minus sign (U+2212), as in prose.
  public func _value(_ value: some CustomStringConvertible) {
    let text = withMinusSign(value.description)
    Channel.shared.withLock { $0.send(.value(text)) }
  }

  /// Sends the text of an inline value that is not `CustomStringConvertible`, such as an optional or a tuple.
  @_disfavoredOverload
  public func _value<Value>(_ value: Value) {
    let text = withMinusSign("\(value)")
    Channel.shared.withLock { $0.send(.value(text)) }
  }

  /// Accepts an expression without a value, such as a call of `print`, so that the compiler's warning names the mistake.
  @available(*, deprecated, message: "this expression has no value")
  public func _value(_ value: Void) {}

  /// Accepts an expression without a value behind an optional chain.
  @available(*, deprecated, message: "this expression has no value")
  public func _value(_ value: Void?) {}

  /// Reports that the program reached its end.
  public func _endLesson() {
    Channel.shared.withLock { $0.send(.end) }
  }
#endif
