extension TreeEditor {
  /// Replaces the marks of the tasks in lists by boxes, as GitHub does. The choices of predictions are no longer lists.
  func addCheckboxes(_ source: SourceText) {
    for item in document.nodes(.item) {
      guard let mark = TaskMark(of: item, in: source), let text = item.firstChild?.firstChild else { continue }
      let box = document.make(.htmlInline)
      switch mark {
      case .open: box.literal = "<input type=\"checkbox\" disabled=\"\" />"
      case .done: box.literal = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"
      }
      box.insert(before: text)
      // The space stays.
      text.literal = String(text.literal.dropFirst(TaskMark.length - 1))
    }
  }
}
