//! Signals: the first one lets the run drain and commit whole documents, the second one kills.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The number of the signal that came; 0 before.
static STOP: AtomicUsize = AtomicUsize::new(0);
/// Whether one came.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Catches SIGINT and SIGTERM from now on; what is returned holds the signal's number once one came.
pub(super) fn install() -> io::Result<&'static AtomicUsize> {
    for signal in [SIGINT, SIGTERM] {
        // The order counts: the second signal must find the flag that the first one set, not its own.
        flag::register_conditional_shutdown(signal, 128 + signal, &STOPPING)?;
        flag::register(signal, &STOPPING)?;
        flag::register_usize(signal, &STOP, signal.unsigned_abs() as usize)?;
    }
    Ok(&STOP)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;

    #[test]
    fn the_first_signal_leaves_its_number() {
        let stop = install().unwrap();
        assert_eq!(stop.load(Ordering::SeqCst), 0);
        signal_hook::low_level::raise(SIGTERM).unwrap();
        assert_eq!(stop.load(Ordering::SeqCst), SIGTERM as usize);
    }
}
