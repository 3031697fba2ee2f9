import Foundation
import Testing

@testable import Neural

/// Special values and fixed bit patterns. `ErrorBoundTests` tests the errors.
@Suite struct MathsTests {
  @Test("Large angles lose precision, but sin² + cos² stays 1")
  func largeAngles() {
    for x: Float in [1e7, -1e8, 1e9, 1e10] {
      #expect((Double(Maths.sin(x)) - Foundation.sin(Double(x))).magnitude < 1e-6)
      #expect((Double(Maths.cos(x)) - Foundation.cos(Double(x))).magnitude < 1e-6)
    }
    for x: Float in [1e20, 1e38, .greatestFiniteMagnitude] {
      let (sine, cosine) = (Maths.sin(x), Maths.cos(x))
      #expect((sine * sine + cosine * cosine - 1).magnitude < 1e-6)
    }
  }

  @Test func specialValues() {
    #expect(Maths.exp(0) == 1)
    #expect(Maths.exp(88.72284) == .infinity && Maths.exp(88.72283).isFinite)
    #expect(Maths.exp(-103.97208) == .leastNonzeroMagnitude && Maths.exp(-103.97209) == 0)
    #expect(Maths.exp(.infinity) == .infinity && Maths.exp(-.infinity) == 0 && Maths.exp(.nan).isNaN)
    #expect(sigmoid(0) == 0.5)
    #expect(sigmoid(.infinity) == 1 && sigmoid(-.infinity) == 0 && sigmoid(.nan).isNaN)
    #expect(sigmoid(17) == 1 && sigmoid(-104) == 0 && sigmoid(-100) > 0)
    #expect(Maths.tanh(.infinity) == 1 && Maths.tanh(-.infinity) == -1 && Maths.tanh(.nan).isNaN)
    #expect(Maths.tanh(-0.0).sign == .minus && Maths.tanh(0).sign == .plus)
    #expect(Maths.tanh(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
    #expect(Maths.log(1) == 0 && Maths.log(0) == -.infinity && Maths.log(-0.0) == -.infinity)
    #expect(Maths.log(.infinity) == .infinity && Maths.log(-1).isNaN && Maths.log(.nan).isNaN)
    #expect(Maths.sin(0) == 0 && Maths.sin(-0.0).sign == .minus && Maths.cos(0) == 1)
    #expect(Maths.sin(.infinity).isNaN && Maths.cos(.nan).isNaN)
  }

  @Test("Results have fixed bits, whatever the target processor")
  func fixedBits() {
    let x: [Float] = [-20, -1.25, -0.001, 0.3, 2, 9.5]
    #expect(checksum(x.map(Maths.exp)) == 1_006_687_301)
    #expect(checksum(x.map(Maths.sigmoid)) == 2_631_061_115)
    #expect(checksum(x.map(Maths.tanh)) == 424_541_258)
    #expect(checksum(x.map { Maths.log($0.magnitude) }) == 1_196_065_156)
    #expect(checksum(x.map(Maths.sin)) == 3_751_842_988)
    #expect(checksum(x.map(Maths.cos)) == 1_731_388_803)
  }

  private func checksum(_ values: [Float]) -> UInt32 {
    values.reduce(2_166_136_261) { ($0 ^ $1.bitPattern) &* 16_777_619 }
  }

  @Test("Scalar and vector versions agree to the last bit")
  func lanes() {
    var random = Random(seed: 9)
    for _ in 0..<200 {
      var x = Lanes()
      for lane in x.indices { x[lane] = 10 * random.normal() }
      for lane in x.indices {
        #expect(exp(x)[lane] == Maths.exp(x[lane]))
        #expect(sigmoid(x)[lane] == Maths.sigmoid(x[lane]))
        #expect(tanh(x)[lane] == Maths.tanh(x[lane]))
        #expect(tanh(-x)[lane] == -tanh(x)[lane])
      }
    }
  }
}
