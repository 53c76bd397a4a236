//! How long to wait before connecting again.

use std::time::Duration;

const BASE: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(5);

/// Counts the failures since the last acknowledgement.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// The pause after one more failure: between half of and the whole of 100 ms · 2ⁿ, at most 5 s, and at least
    /// `minimum`. `fraction` is random, from 0 to 1.
    pub(crate) fn pause(&mut self, minimum: Duration, fraction: f64) -> Duration {
        self.failures = self.failures.saturating_add(1);
        let whole = BASE.saturating_mul(1 << self.failures.min(16)).min(LONGEST);
        whole.mul_f64(0.5 + fraction / 2.0).max(minimum)
    }

    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_up_to_five_seconds() {
        let mut backoff = Backoff::default();
        for (longest, shortest) in [(200, 100), (400, 200), (800, 400), (1600, 800), (3200, 1600), (5000, 2500)] {
            let mut other = Backoff { failures: backoff.failures };
            assert_eq!(other.pause(Duration::ZERO, 0.0), Duration::from_millis(shortest));
            assert_eq!(backoff.pause(Duration::ZERO, 1.0), Duration::from_millis(longest));
        }
        for _ in 0..100 {
            assert_eq!(backoff.pause(Duration::ZERO, 1.0), Duration::from_secs(5));
        }
    }

    #[test]
    fn the_gateways_delay_is_the_minimum() {
        let mut backoff = Backoff::default();
        assert_eq!(backoff.pause(Duration::from_secs(7), 1.0), Duration::from_secs(7));
        assert_eq!(backoff.pause(Duration::from_millis(1), 1.0), Duration::from_millis(400));
    }

    #[test]
    fn an_acknowledgement_begins_anew() {
        let mut backoff = Backoff::default();
        backoff.pause(Duration::ZERO, 1.0);
        backoff.pause(Duration::ZERO, 1.0);
        backoff.reset();
        assert_eq!(backoff.pause(Duration::ZERO, 1.0), Duration::from_millis(200));
    }
}
