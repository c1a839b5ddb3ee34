//! Whether something is drawn in white, which on paper is not drawn at all (ISO 32000-1, 8.6).

/// A current color, as far as it matters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paint {
    /// Whether the color is white, or nearly.
    pub(super) white: bool,
    /// Whether the color space is a gray one, in which 1 is white and not the full tint of an ink.
    gray: bool,
}

impl Paint {
    /// Chooses a color space; its first color is black in all that matter.
    pub(super) fn space(&mut self, name: &[u8]) {
        *self = Self {
            white: false,
            gray: matches!(name, b"DeviceGray" | b"CalGray" | b"G"),
        };
    }

    /// Chooses a color of the current space by its components.
    pub(super) fn color(&mut self, components: &[f32]) {
        self.white = match components {
            [gray] => self.gray && *gray > 0.95,
            [_, _, _] => components.iter().all(|part| *part > 0.95),
            [_, _, _, _] => components.iter().all(|part| *part < 0.05),
            _ => false,
        };
    }

    /// Chooses a gray.
    pub(super) fn gray(&mut self, gray: &[f32]) {
        self.gray = true;
        self.color(gray);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_told_in_each_space() {
        let mut paint = Paint::default();
        for (components, white) in [
            (&[1.0, 1.0, 1.0][..], true),
            (&[1.0, 1.0, 0.0], false),
            (&[0.0, 0.0, 0.0, 0.0], true),
            (&[0.0, 0.0, 0.0, 1.0], false),
            (&[], false),
        ] {
            paint.color(components);
            assert_eq!(paint.white, white, "{components:?}");
        }
        paint.gray(&[1.0]);
        assert!(paint.white);
        paint.space(b"Cs1");
        paint.color(&[1.0]);
        assert!(!paint.white, "the full tint of an ink");
    }
}
