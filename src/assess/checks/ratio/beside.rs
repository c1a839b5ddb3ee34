//! 完成投资3.7亿元，占年度计划投资（4.6亿元）的80.4%: the whole stands right before the share.

use super::{Counts, NEAR};
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;

pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let Share::OfNumber(whole) = scene.share(i) else {
        return None;
    };
    let part = scene
        .progress
        .back(whole, NEAR)
        .find(|j| scene.progress.alike(*j, whole))?;
    Counts::of(scene, whole, part)
}
