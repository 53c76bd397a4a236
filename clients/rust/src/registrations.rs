//! What the client knows of each registration: its position, and whether its events follow each other. Without I/O.

use std::collections::{BTreeMap, HashMap};

use crate::client_notice::Inconsistent;
use crate::contract::{RealtimeType, ResumptionOutcome};
use crate::interests::Interests;
use crate::position::StreamPosition;
use crate::positions::Positions;
use crate::proto as pb;
use crate::seoul::instant;
use pb::event::Event as Arm;

/// By type, and by what tells its registrations apart: the item, or for types of accounts the session.
#[derive(Debug, Default)]
pub(crate) struct Registrations(HashMap<RealtimeType, HashMap<String, Known>>);

#[derive(Debug, Default)]
struct Known {
    position: Option<(u64, u64, Option<prost_types::Timestamp>)>,
    /// Epoch and sequence of the last event that was no snapshot.
    last: Option<(u64, u64)>,
    /// The next event may have any sequence: a notice has begun something.
    begins: bool,
}

fn distinction<'a>(realtime_type: RealtimeType, item: &'a str, session: &'a str) -> &'a str {
    match (realtime_type.of_account(), realtime_type.takes_items()) {
        (true, _) => session,
        (false, true) => item,
        (false, false) => "",
    }
}

impl Registrations {
    pub(crate) fn resume_from(&mut self, positions: &Positions) {
        for (realtime_type, position) in positions.iter() {
            let raw = pb::StreamPosition::from(position);
            let known = self.known(realtime_type, &raw.item, &raw.session);
            known.position = Some((raw.epoch, raw.sequence, raw.received_time));
        }
    }

    /// Takes note of an event that the user gets next. Returns what is wrong with it: the user gets that first, and the
    /// position stays before the event.
    pub(crate) fn observe(&mut self, event: &pb::Event) -> Option<Inconsistent> {
        match event.event.as_ref()? {
            Arm::Live(notice) => self.begin(&notice.registrations, None),
            Arm::Gap(notice) => self.begin(&notice.registrations, Some(notice.end_time)),
            Arm::Resumption(notice) => self.resume(&notice.results),
            arm => {
                let realtime_type = crate::contract::realtime_type(arm)?;
                return self.data(realtime_type, event);
            }
        }
        None
    }

    fn begin(&mut self, registrations: &[pb::Registration], gap: Option<Option<prost_types::Timestamp>>) {
        for it in registrations.iter().filter(|it| it.epoch != 0) {
            let known = self.known(it.r#type.into(), &it.item, &it.session);
            known.begins = true;
            if known.position.is_none_or(|(epoch, ..)| epoch != it.epoch) {
                known.position = Some((it.epoch, 0, gap.flatten()));
            }
        }
    }

    fn resume(&mut self, results: &[pb::ResumptionResult]) {
        for result in results {
            let Some(it) = &result.registration else { continue };
            let known = self.known(it.r#type.into(), &it.item, &it.session);
            match (ResumptionOutcome::from(result.outcome), known.position) {
                // A position without a sequence is one before all events that follow.
                (ResumptionOutcome::Resumed | ResumptionOutcome::NothingMissed, Some((epoch, sequence, _)))
                    if sequence != 0 =>
                {
                    known.last = Some((epoch, sequence));
                    known.begins = false;
                }
                _ => known.begins = true,
            }
        }
    }

    fn data(&mut self, realtime_type: RealtimeType, event: &pb::Event) -> Option<Inconsistent> {
        let known = self.known(realtime_type, &event.item, &event.session);
        let here = (event.epoch, event.sequence);
        if event.snapshot {
            if known.position.is_none_or(|(epoch, sequence, _)| (epoch, sequence) <= here) {
                known.position = Some((event.epoch, event.sequence, event.received_time));
            }
            return None;
        }
        let begins = std::mem::take(&mut known.begins);
        let (follows, expected) = match known.last.replace(here) {
            Some((epoch, last)) if epoch == event.epoch => {
                let next = last + 1 + event.skipped;
                (event.sequence == next || (begins && event.sequence > last), Some(next))
            }
            _ => (begins, None),
        };
        if follows {
            known.position = Some((event.epoch, event.sequence, event.received_time));
            return None;
        }
        Some(Inconsistent {
            realtime_type,
            item: event.item.clone(),
            expected,
            actual: event.sequence,
            epoch: event.epoch,
        })
    }

    /// The user gets this data event now, after the notice that it does not follow.
    pub(crate) fn accept(&mut self, event: &pb::Event) {
        let Some(realtime_type) = event.event.as_ref().and_then(crate::contract::realtime_type) else { return };
        let known = self.known(realtime_type, &event.item, &event.session);
        known.position = Some((event.epoch, event.sequence, event.received_time));
    }

    /// What was removed has no position any more. Events that still come follow each other nevertheless.
    pub(crate) fn forget(&mut self, interests: &Interests) {
        for (realtime_type, item) in interests.keys() {
            for (name, known) in self.0.entry(*realtime_type).or_default() {
                if realtime_type.of_account() || name == item {
                    known.position = None;
                }
            }
        }
    }

    /// Those of the interests.
    pub(crate) fn positions(&self, interests: &Interests) -> Positions {
        let mut sorted = BTreeMap::new();
        for (realtime_type, all) in &self.0 {
            for (name, known) in all {
                let Some((epoch, sequence, received)) = known.position else { continue };
                let account = realtime_type.of_account();
                let key = (*realtime_type, if account { String::new() } else { name.clone() });
                if interests.has(&key) {
                    let session = if account { name.clone() } else { String::new() };
                    let received_time = instant(received.as_ref());
                    let position =
                        StreamPosition { item: key.1, epoch, sequence, received_time, session: session.clone() };
                    sorted.insert((*realtime_type, name.clone()), (*realtime_type, position));
                }
            }
        }
        Positions(sorted.into_values().collect())
    }

    fn known(&mut self, realtime_type: RealtimeType, item: &str, session: &str) -> &mut Known {
        let all = self.0.entry(realtime_type).or_default();
        let name = distinction(realtime_type, item, session);
        // Twice, because an entry needs a text of its own, and most events are of registrations that are known.
        if !all.contains_key(name) {
            all.insert(name.to_owned(), Known::default());
        }
        all.get_mut(name).expect("it was inserted")
    }
}

#[cfg(test)]
mod tests;
