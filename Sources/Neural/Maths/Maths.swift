/// Elementary functions with the same results, bit for bit, on every machine.
///
/// The C library's `exp` or `sin` differ in the last bit between systems, and training amplifies such a difference. These
/// functions use additions, multiplications, divisions and square roots only, whose rounding IEEE 754 defines. One unit in the
/// last place (ulp) is a relative error of about 10⁻⁷.
public enum Maths {
  /// π, rounded to the nearest Float.
  public static let pi: Float = 3.1415927
}
