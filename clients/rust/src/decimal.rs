//! Exact decimals from the contract's doubles.

use rust_decimal::Decimal;

/// Above it, not every integer is a double.
const EXACT: f64 = 4_503_599_627_370_496.0;

/// The decimal that the broker wrote, with at least so many places: the contract has the double that is closest to it.
pub(crate) fn exact(value: impl Into<Option<f64>>, places: u32) -> Option<Decimal> {
    let value = value.into()?;
    let scaled = value * 10f64.powi(places.cast_signed());
    #[allow(clippy::float_cmp)] // whether nothing is rounded away
    if scaled.abs() < EXACT && scaled.round() / 10f64.powi(places.cast_signed()) == value {
        #[allow(clippy::cast_possible_truncation)] // within 2⁵²
        return Some(Decimal::new(scaled.round() as i64, places));
    }
    let mut written: Decimal = value.to_string().parse().ok()?;
    if written.scale() < places {
        written.rescale(places);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_broker_wrote_it() {
        for (value, places, text) in [
            (2649.45, 2, "2649.45"),
            (-0.1, 2, "-0.10"),
            (0.0, 2, "0.00"),
            (1.005, 3, "1.005"),
            (0.29, 2, "0.29"),
            (123_456_789_012.34, 2, "123456789012.34"),
            (1e20, 2, "100000000000000000000.00"),
            (1234.567, 2, "1234.567"),
            (-0.001, 2, "-0.001"),
        ] {
            assert_eq!(exact(value, places).expect(text).to_string(), text);
        }
    }

    #[test]
    fn absent_stays_absent() {
        assert_eq!(exact(None, 2), None);
        assert_eq!(exact(f64::NAN, 2), None);
    }
}
