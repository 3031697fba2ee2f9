extension TreeEditor {
  /// Replaces a quote by a prediction: its title, its question, then its choices and their reasons, or its number.
  mutating func replace(
    _ quote: MarkdownNode,
    _ callout: Callout,
    with answer: PredictionReader.Answer,
    at location: SourceLocation
  ) {
    guard let title = takeTitle(of: quote, callout) else { return }
    let prediction = Prediction(title: placeholders.plainText(of: title), location: location)
    let block = make(.prediction(prediction), .customBlock)
    block.insert(before: quote)
    block.append(title)
    let body = make(.calloutBody, .customBlock)
    block.append(body)
    switch answer {
    case .choices(let list, let right):
      document.discard(list)
      takeQuestion(of: quote, to: body)
      addChoices(list.children, right: right, to: body)
    case .estimate(let line, let estimate):
      takeLine(line)
      takeQuestion(of: quote, to: body)
      body.append(document.make(.customBlock, opening: addPlaceholder(.estimate(estimate))))
    }
    document.discard(quote)
  }

  private mutating func takeQuestion(of quote: MarkdownNode, to body: MarkdownNode) {
    guard quote.firstChild != nil else { return }
    let question = make(.question, .customBlock)
    body.append(question)
    quote.children.forEach(question.append)
  }

  /// Removes the last line of a paragraph, and the paragraph if it is empty then.
  private func takeLine(_ line: [MarkdownNode]) {
    guard let first = line.first, let paragraph = first.parent else { return }
    if let lineEnd = first.previous { document.discard(lineEnd) }
    line.forEach(document.discard)
    if paragraph.firstChild == nil { document.discard(paragraph) }
  }

  private mutating func addChoices(_ items: [MarkdownNode], right: Int, to body: MarkdownNode) {
    let choices = make(.choices, .customBlock)
    body.append(choices)
    let reasons = make(.reasons(right: right), .customBlock)
    body.append(reasons)
    for (index, item) in items.enumerated() {
      let choice = make(.choice, .customInline)
      let line = document.make(.customBlock)
      line.append(choice)
      choices.append(line)
      if let paragraph = item.firstChild, let text = paragraph.firstChild {
        text.literal = String(text.literal.dropFirst(TaskMark.length))
        paragraph.children.forEach(choice.append)
        document.discard(paragraph)
      }
      let reason = make(.reason(isRight: index == right), .customBlock)
      reasons.append(reason)
      item.children.forEach(reason.append)
    }
  }
}
