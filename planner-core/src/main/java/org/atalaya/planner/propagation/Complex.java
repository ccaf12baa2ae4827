package org.atalaya.planner.propagation;

/** A complex number, as far as a ground's impedance and a reflected ray need it. */
record Complex(double re, double im) {

  Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  Complex over(Complex other) {
    double norm = other.norm();
    return new Complex((re * other.re + im * other.im) / norm, (im * other.re - re * other.im) / norm);
  }

  /** The root with a real part of 0 or more. */
  Complex squareRoot() {
    double magnitude = Math.hypot(re, im);
    double real = Math.sqrt((magnitude + re) / 2);
    double imaginary = Math.sqrt((magnitude - re) / 2);
    return new Complex(real, Math.copySign(imaginary, im));
  }

  /** Square of the magnitude. */
  double norm() {
    return re * re + im * im;
  }

  double magnitude() {
    return Math.hypot(re, im);
  }
}
