//! The same work on many things, on every processor.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` on each thing; the results stand in the things' order.
pub(in crate::ledger) fn each<'a, T: Sync, R: Send>(things: &'a [T], work: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    numbered(things.len(), |place| work(&things[place]))
}

/// Does `work` on each thing and lets go of it there, so that freeing too is shared.
pub(in crate::ledger) fn each_owned<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let things: Vec<Mutex<Option<T>>> = things.into_iter().map(|thing| Mutex::new(Some(thing))).collect();
    let take = |place: usize| things[place].lock().unwrap_or_else(PoisonError::into_inner).take();
    numbered(things.len(), |place| take(place).map(&work)).into_iter().flatten().collect()
}

/// Does `work` for each number below `count`.
fn numbered<R: Send>(count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count);
    if threads < 2 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(count));
    let labour = || {
        let mut mine = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= count {
                break;
            }
            mine.push((place, work(place)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut mine);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(labour);
        }
        labour();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_order() {
        let things: Vec<usize> = (0..1000).collect();
        let twice: Vec<usize> = (0..1000).map(|n| n * 2).collect();
        assert_eq!(super::each(&things, |n| n * 2), twice);
        assert_eq!(super::each_owned(things, |n| n * 2), twice);
    }
}
