//! Times in Asia/Seoul, which is nine hours before UTC all year.

use std::time::Duration;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta};

use crate::contract::TimeMarker;
use crate::proto as pb;

/// An instant, with the date and the wall clock of Asia/Seoul.
pub type SeoulTime = DateTime<FixedOffset>;

const OFFSET: i64 = 9 * 3600;
const DAY: i64 = 24 * 3600;

/// When a value was received, in seconds since 1970: the day of its times follows from that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Received(Option<i64>);

impl Received {
    pub(crate) fn at(time: Option<&prost_types::Timestamp>) -> Self {
        Self(time.map(|it| it.seconds))
    }
}

impl From<SeoulTime> for Received {
    fn from(time: SeoulTime) -> Self {
        Self(Some(time.timestamp()))
    }
}

fn seoul(seconds: i64, nanoseconds: u32) -> Option<SeoulTime> {
    let offset = FixedOffset::east_opt(9 * 3600)?;
    Some(DateTime::from_timestamp(seconds, nanoseconds)?.with_timezone(&offset))
}

/// The clock time on the day of `received`, or on the day before or after if that is closer. None for a marker.
pub(crate) fn joined(time: Option<&pb::TimeOfDay>, received: Received) -> Option<SeoulTime> {
    let (time, received) = (time.filter(|it| it.marker == 0)?, received.0? + OFFSET);
    let clock = i64::from(time.hours) * 3600 + i64::from(time.minutes) * 60 + i64::from(time.seconds);
    let mut local = received.div_euclid(DAY) * DAY + clock;
    if local - received > DAY / 2 {
        local -= DAY;
    } else if received - local > DAY / 2 {
        local += DAY;
    }
    seoul(local - OFFSET, 0)
}

pub(crate) fn marker(time: Option<&pb::TimeOfDay>) -> Option<TimeMarker> {
    TimeMarker::known(time?.marker)
}

fn day(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)
}

pub(crate) fn date(date: Option<&pb::Date>) -> Option<NaiveDate> {
    date.and_then(|it| day(it.year, it.month, it.day))
}

#[allow(dead_code)] // no value has one at present
pub(crate) fn wall_clock(time: Option<&pb::DateTime>) -> Option<SeoulTime> {
    let it = time?;
    let midnight = day(it.year, it.month, it.day)?.and_hms_opt(0, 0, 0)?.and_utc().timestamp();
    let clock = i64::from(it.hours) * 3600 + i64::from(it.minutes) * 60 + i64::from(it.seconds);
    seoul(midnight + clock - OFFSET, 0)
}

pub(crate) fn instant(time: Option<&prost_types::Timestamp>) -> Option<SeoulTime> {
    time.and_then(|it| seoul(it.seconds, it.nanos.try_into().ok()?))
}

pub(crate) fn protobuf_instant(time: &SeoulTime) -> prost_types::Timestamp {
    prost_types::Timestamp { seconds: time.timestamp(), nanos: time.timestamp_subsec_nanos().cast_signed() }
}

/// None for a negative span.
pub(crate) fn span(span: Option<&prost_types::Duration>) -> Option<Duration> {
    span.and_then(|it| Some(Duration::new(it.seconds.try_into().ok()?, it.nanos.try_into().ok()?)))
}

pub(crate) fn protobuf_span(span: Duration) -> prost_types::Duration {
    prost_types::Duration {
        seconds: i64::try_from(span.as_secs()).unwrap_or(i64::MAX),
        nanos: span.subsec_nanos().cast_signed(),
    }
}

pub(crate) fn protobuf_date(date: NaiveDate) -> pb::Date {
    pb::Date { year: date.year(), month: date.month().cast_signed(), day: date.day().cast_signed() }
}

/// RFC 3339 with as many digits of the second as needed.
pub(crate) fn text(time: &SeoulTime) -> String {
    let nanoseconds = time.timestamp_subsec_nanos();
    let whole = (*time - TimeDelta::nanoseconds(nanoseconds.into())).format("%Y-%m-%dT%H:%M:%S");
    let digits = format!(".{nanoseconds:09}");
    format!("{whole}{}+09:00", if nanoseconds == 0 { "" } else { digits.trim_end_matches('0') })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(hours: i32, minutes: i32, seconds: i32) -> pb::TimeOfDay {
        pb::TimeOfDay { hours, minutes, seconds, marker: 0 }
    }

    fn at(text: &str) -> SeoulTime {
        DateTime::parse_from_rfc3339(text).expect(text)
    }

    #[test]
    fn a_clock_time_is_on_the_closest_day() {
        for (received, time, expected) in [
            ("2026-07-20T10:00:00+09:00", clock(9, 59, 58), "2026-07-20T09:59:58+09:00"),
            ("2026-07-20T00:00:01+09:00", clock(23, 59, 59), "2026-07-19T23:59:59+09:00"),
            ("2026-07-20T23:59:59+09:00", clock(0, 0, 1), "2026-07-21T00:00:01+09:00"),
            ("2026-07-20T08:59:59+09:00", clock(9, 0, 0), "2026-07-20T09:00:00+09:00"),
            ("2026-12-31T23:00:00Z", clock(8, 0, 0), "2027-01-01T08:00:00+09:00"),
            ("2026-07-20T12:00:00+09:00", clock(0, 0, 0), "2026-07-20T00:00:00+09:00"),
            ("2026-07-20T12:00:01+09:00", clock(0, 0, 0), "2026-07-21T00:00:00+09:00"),
        ] {
            let joined = joined(Some(&time), at(received).into()).expect(expected);
            assert_eq!(text(&joined), expected, "received {received}");
        }
    }

    #[test]
    fn a_marker_stands_in_place_of_a_clock_time() {
        let time = pb::TimeOfDay { marker: 1, ..clock(0, 0, 0) };
        assert_eq!(joined(Some(&time), at("2026-07-20T16:00:00+09:00").into()), None);
        assert_eq!(marker(Some(&time)), Some(TimeMarker::ClosingAuction));
        assert_eq!(marker(Some(&clock(0, 0, 0))), None);
        assert_eq!(marker(None), None);
    }

    #[test]
    fn instants_have_the_digits_that_they_need() {
        for (nanos, expected) in [
            (0, "2026-07-20T10:00:00+09:00"),
            (123_456_789, "2026-07-20T10:00:00.123456789+09:00"),
            (500_000_000, "2026-07-20T10:00:00.5+09:00"),
            (1, "2026-07-20T10:00:00.000000001+09:00"),
        ] {
            let raw = prost_types::Timestamp { seconds: 1_784_509_200, nanos };
            let time = instant(Some(&raw)).expect(expected);
            assert_eq!(text(&time), expected);
            assert_eq!(protobuf_instant(&time), raw);
        }
    }

    #[test]
    fn dates_and_spans() {
        let july = pb::Date { year: 2026, month: 7, day: 20 };
        assert_eq!(protobuf_date(date(Some(&july)).expect("a date")), july);
        assert_eq!(date(Some(&pb::Date { year: 2026, month: 2, day: 30 })), None);
        let raw = prost_types::Duration { seconds: 1, nanos: 500_000_000 };
        assert_eq!(span(Some(&raw)), Some(Duration::from_millis(1500)));
        assert_eq!(protobuf_span(Duration::from_millis(1500)), raw);
        assert_eq!(span(Some(&prost_types::Duration { seconds: -1, nanos: 0 })), None);
        let time = pb::DateTime { year: 2026, month: 7, day: 20, hours: 10, minutes: 0, seconds: 1 };
        assert_eq!(text(&wall_clock(Some(&time)).expect("an instant")), "2026-07-20T10:00:01+09:00");
    }
}
