#if !hasFeature(Embedded)
  // What the engine writes around a lesson's cells. Public because the lesson's program calls it, underscored because
  // no author does.

  /// Opens the channel to the engine. Called once, before anything else in the program.
  public func _beginLesson() {
    Channel.shared.withLock { $0.connect() }
  }

  /// Says that the cell of that index starts.
  public func _beginCell(_ index: Int) {
    Channel.shared.withLock { $0.send(.cell(index)) }
  }

  /// Says that the evaluation of the inline expression of that index starts.
  public func _beginValue(_ index: Int) {
    Channel.shared.withLock { $0.send(.beginValue(index)) }
  }

  /// Says what the inline expression that was begun last came to. It stands in prose: a number has a true minus sign.
  public func _value(_ value: some CustomStringConvertible) {
    let message = Message.value(withMinus(value.description))
    Channel.shared.withLock { $0.send(message) }
  }

  /// The same for a value without a description of its own, such as an optional or a tuple.
  @_disfavoredOverload
  public func _value<Value>(_ value: Value) {
    let message = Message.value(withMinus("\(value)"))
    Channel.shared.withLock { $0.send(message) }
  }

  /// Says that the program got to its end.
  public func _endLesson() {
    Channel.shared.withLock { $0.send(.end) }
  }
#endif
