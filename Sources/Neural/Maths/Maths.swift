/// The functions that networks and figures need, computed by ourselves.
///
/// The C library's `exp` or `sin` differ in the last bit from one system to the next, and a network amplifies a last bit.
/// These use additions, multiplications, divisions and square roots only, which every machine rounds alike, so they return
/// the same bits everywhere. One unit in the last place (ulp) is a relative error of about 10⁻⁷.
public enum Maths {
  public static let pi: Float = 3.1415927
}
