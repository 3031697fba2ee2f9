import Foundation
import Testing

@testable import Neural

/// The error bounds that the doc comments state, compared with the C library in double precision: for a sample of all Floats or,
/// with LESSONS_EXHAUSTIVE=1, for all 2³².
@Suite struct ErrorBoundTests {
  struct Function: Sendable, CustomTestStringConvertible {
    let name: String
    let implementation: @Sendable (Lanes) -> Lanes
    let reference: @Sendable (Double) -> Double
    /// The error bound, in units in the last place.
    let bound: Double
    /// The largest |x| for which the bound holds.
    var limit = Float.infinity
    var testDescription: String { name }
  }

  static let functions = [
    Function(name: "exp", implementation: Neural.exp, reference: { Foundation.exp($0) }, bound: 1),
    Function(name: "sigmoid", implementation: Neural.sigmoid, reference: { 1 / (1 + Foundation.exp(-$0)) }, bound: 2.5),
    Function(name: "tanh", implementation: Neural.tanh, reference: { Foundation.tanh($0) }, bound: 2.5),
    Function(name: "log", implementation: each(Maths.log), reference: { Foundation.log($0) }, bound: 1),
    Function(
      name: "sin",
      implementation: each(Maths.sin),
      reference: { Foundation.sin($0) },
      bound: 0.51,
      limit: 1_000_000
    ),
    Function(
      name: "cos",
      implementation: each(Maths.cos),
      reference: { Foundation.cos($0) },
      bound: 0.51,
      limit: 1_000_000
    ),
  ]

  private static func each(_ function: @escaping @Sendable (Float) -> Float) -> @Sendable (Lanes) -> Lanes {
    { x in
      var y = x
      for lane in x.indices { y[lane] = function(x[lane]) }
      return y
    }
  }

  @Test("Errors stay within their bounds", arguments: functions)
  func errorBound(of function: Function) {
    var worst = Worst()
    // An odd stride covers all kinds of bit patterns: signs, exponents, significands.
    let stride: UInt32 = isExhaustive ? 1 : 4_003
    var bits = UInt32(0)
    while true {
      var x = Lanes()
      for lane in x.indices { x[lane] = Float(bitPattern: bits &+ UInt32(lane) &* stride) }
      worst.take(x, function)
      let (next, overflow) = bits.addingReportingOverflow(16 * stride)
      if overflow { break }
      bits = next
    }
    if isExhaustive { print("\(function.name): at most \(worst.error) ulp, at \(worst.x), over all Floats") }
    #expect(worst.error <= function.bound, "\(worst.error) ulp at \(worst.x)")
    #expect(
      worst.special == nil,
      "\(function.name)(\(worst.special ?? 0)) is \(function.implementation(Lanes(repeating: worst.special ?? 0))[0])"
    )
  }

  private struct Worst {
    var error = 0.0
    var x: Float = 0
    /// An argument for which exactly one of the result and the expected result is infinite or NaN.
    var special: Float?

    @inline(__always)
    mutating func take(_ x: Lanes, _ function: Function) {
      let results = function.implementation(x)
      for lane in x.indices {
        let (x, result) = (x[lane], results[lane])
        if x.magnitude > function.limit, x.isFinite { continue }
        let exact = function.reference(Double(x))
        let nearest = Float(exact)
        if !nearest.isFinite || x.isNaN {
          if result != nearest, !(result.isNaN && nearest.isNaN) { special = x }
          continue
        }
        let error = (Double(result) - exact).magnitude / Double(nearest.ulp)
        if !(error <= self.error) { (self.error, self.x) = (error, x) }
      }
    }
  }
}
