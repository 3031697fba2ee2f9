#if !hasFeature(Embedded)
  // The calls that the engine writes around a lesson's cells. They are public because the lesson's program makes them,
  // and underscored because no author does.

  /// Opens the channel to the engine. Called once, before anything else in the program.
  public func _beginLesson() {
    Channel.shared.withLock { $0.connect() }
  }

  /// Reports that the cell of that index begins.
  public func _beginCell(_ index: Int) {
    Channel.shared.withLock { $0.send(.beginCell(index)) }
  }

  /// Reports that the evaluation of the inline value of that index begins.
  public func _beginValue(_ index: Int) {
    Channel.shared.withLock { $0.send(.beginValue(index)) }
  }

  /// Sends the text of the inline value that was begun last. It stands in prose: a number gets a true minus sign.
  public func _value(_ value: some CustomStringConvertible) {
    let text = withMinus(value.description)
    Channel.shared.withLock { $0.send(.value(text)) }
  }

  /// Sends the text of a value without a description of its own, such as an optional or a tuple.
  @_disfavoredOverload
  public func _value<Value>(_ value: Value) {
    let text = withMinus("\(value)")
    Channel.shared.withLock { $0.send(.value(text)) }
  }

  /// Reports that the program reached its end.
  public func _endLesson() {
    Channel.shared.withLock { $0.send(.end) }
  }
#endif
