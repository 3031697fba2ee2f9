/// The way of one piece of examples through a network and back, in shares that threads do side by side: what they are to do now.
///
/// It counts no references, so threads share it at no cost. What it points to is kept by `Passes`.
struct Pass {
  /// One for all threads, or one for each: then each takes all examples forward and back, and only the products of the first
  /// layer with its inputs, and its gradient, are shared out. Behind a small layer a few steps more take less time than to
  /// fetch numbers that another core has computed.
  let works: UnsafeMutableBufferPointer<Workspace>
  let examples: ExampleRows
  /// Where the examples that are gone through are in the data set.
  var order = UnsafeBufferPointer<Int>(start: nil, count: 0)
  /// The examples that are worked on.
  var piece = Piece(of: 0..<0, atMost: 1)
  /// The ones after them.
  var next: Piece?
  /// What their gradients are multiplied with.
  var factor: Float = 1
  /// How many threads share the work.
  private var threads = 1
  /// Which of the first layer's sums are this piece's: 0 or 1.
  private var turn = 0

  init(_ works: UnsafeMutableBufferPointer<Workspace>, _ examples: ExampleRows) {
    self.works = works
    self.examples = examples
  }

  /// Whether each thread has all examples.
  private var isTogether: Bool { works.count > 1 && threads > 1 }

  /// Goes from one piece to the next.
  mutating func turn(to piece: Piece, before next: Piece?) {
    self.piece = piece
    self.next = next
    turn = 1 - turn
  }

  /// From now on, so many threads share the work.
  mutating func share(among threads: Int) {
    let wasTogether = isTogether
    self.threads = threads
    if isTogether, !wasTogether {
      for work in works.dropFirst() { work.copyLearned(from: works[0]) }
    }
  }

  /// The first layer's products for the next piece, where they are shared out by weights: for pictures.
  ///
  /// - Parameter thread: which one this is.
  func begin(_ thread: Int) {
    guard let next, case .pixels(let lists) = examples.inputs else { return }
    works[0].addUp(rows(next.examples), of: lists, turn: 1 - turn, share(of: thread))
  }

  /// Some examples of the piece, to the output.
  func there(_ thread: Int) {
    let (work, range) = (work(of: thread), range(of: thread))
    let rows = UnsafeBufferPointer(rebasing: rows(piece.examples)[range])
    switch examples.inputs {
    case .pixels(let lists): work.weighSums(of: lists, turn: turn, range)
    case .numbers:
      examples.copyNumbers(rows, to: work.inputs.rows(range))
      work.weighNumbers(range)
    }
    examples.copyTargets(rows, to: work.targets.rows(range))
    work.forward(range)
  }

  /// Some examples of the piece, to the output and back as far as their errors.
  func thereAndBack(_ thread: Int) {
    there(thread)
    let (work, range) = (work(of: thread), range(of: thread))
    work.findCosts(range)
    work.backward(range, times: factor)
  }

  /// Some of the weights learn from all examples of the piece, and begin with the next one.
  func learnAndBegin(_ thread: Int) {
    let (work, first) = (work(of: thread), share(of: thread))
    let share = isTogether ? .all : first
    switch examples.inputs {
    case .pixels(let lists):
      work.learn(from: rows(piece.examples), of: lists, first, share, completes: piece.completesBatch)
    case .numbers: work.learn(from: piece.count, share, completes: piece.completesBatch)
    }
    begin(thread)
  }

  /// Both, where no thread needs to wait for the others in between.
  var isOnePhase: Bool { threads == 1 || isTogether }

  private func work(of thread: Int) -> Workspace {
    works[isTogether ? thread : 0]
  }

  private func range(of thread: Int) -> Range<Int> {
    isTogether ? 0..<piece.count : share(of: thread).of(piece.count)
  }

  private func share(of thread: Int) -> Share {
    Share(index: thread, threads: threads)
  }

  private func rows(_ positions: Range<Int>) -> UnsafeBufferPointer<Int> {
    UnsafeBufferPointer(rebasing: order[positions])
  }
}
