//! Zip packages of parts (Office Open XML, OpenDocument, OFD): bounded reading of one part at a time.

use std::io::{Cursor, Read};

use rustc_hash::FxHashMap;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Bounds;
use super::xml::characters;
use crate::diagnostic::{Refusal, RejectReason};

/// A package that is being read.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The places of the parts by their names, as names are compared.
    places: FxHashMap<String, usize>,
    /// How many more bytes its parts may unpack to.
    left: u64,
    bounds: Bounds,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// `corrupt_document` where the bytes are no zip.
    pub(super) fn open(bytes: &'b [u8], bounds: Bounds) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| corrupt(&error.to_string()))?;
        let names = archive.file_names().enumerate();
        let places = names
            .filter_map(|(at, name)| Some((compared(&name.ok()?), at)))
            .collect();
        Ok(Self {
            archive,
            places,
            left: bounds.unpacked,
            bounds,
        })
    }

    /// The names of all parts as they are compared: in lower case, with slashes, without one at their beginning. Writers
    /// differ in all of these from what they call a part elsewhere.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&compared(name))
    }

    /// A part's bytes; none where the package has no part of that name.
    ///
    /// # Errors
    /// `encrypted`, `corrupt_document`, or `member_too_large` where the parts read so far unpack to more than allowed.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(place) = self.places.get(&compared(name)) else {
            return Ok(None);
        };
        let mut file = match self.archive.by_index(*place) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refusal::new(
                    RejectReason::Encrypted,
                    format!("the part {name} needs a password"),
                ));
            }
            Err(error) => return Err(corrupt(&format!("part {name}: {error}"))),
        };
        let mut bytes = Vec::new();
        let read = (&mut file).take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|error| corrupt(&format!("part {name}: {error}")))? as u64;
        self.left = self.left.checked_sub(read).ok_or_else(|| too_large(self.bounds))?;
        Ok(Some(bytes))
    }

    /// A part of XML as characters; none where the package has no part of that name.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.part(name)?.map(characters))
    }
}

/// A name as names are compared.
fn compared(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// The name of the part that `target` names from within the part `base`: relative to its folder, or with a slash at its
/// beginning from the package's root.
pub(super) fn resolve(base: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = match base.rsplit_once('/') {
        Some((folder, _)) if !target.starts_with('/') => folder,
        _ => "",
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The refusal of a document that unpacks to more than allowed.
pub(super) fn too_large(bounds: Bounds) -> Refusal {
    let detail = format!(
        "the document unpacks to more than {} bytes (limits.member_bytes)",
        bounds.unpacked
    );
    Refusal::new(RejectReason::MemberTooLarge, detail)
}

/// The refusal of a document that breaks its format's rules.
pub(super) fn corrupt(what: &str) -> Refusal {
    Refusal::new(
        RejectReason::CorruptDocument,
        format!("{what}; open it in its own program and save it again"),
    )
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A package of parts.
    pub(in crate::decode) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn reason(result: Result<Option<Vec<u8>>, Refusal>) -> RejectReason {
        result.unwrap_err().reason
    }

    #[test]
    fn parts_are_found_however_their_names_are_written() {
        let bytes = packed(&[("A\\b.xml", b"<a/>"), ("c.xml", b"")]);
        let mut package = Package::open(&bytes, Bounds::default()).unwrap();
        let mut names: Vec<_> = package.names().collect();
        names.sort_unstable();
        assert_eq!(names, ["a/b.xml", "c.xml"]);
        assert!(package.has("/a/B.xml") && !package.has("b.xml"));
        assert_eq!(package.part("/a/b.xml").unwrap().unwrap(), b"<a/>");
        assert_eq!(package.xml("c.xml").unwrap().unwrap(), "");
        assert!(package.part("d.xml").unwrap().is_none());
    }

    #[test]
    fn all_parts_together_are_bounded() {
        let bytes = packed(&[("a", &[b'a'; 60]), ("b", &[b'b'; 60])]);
        let mut package = Package::open(&bytes, Bounds { unpacked: 100 }).unwrap();
        assert!(package.part("a").unwrap().is_some());
        assert_eq!(reason(package.part("b")), RejectReason::MemberTooLarge);
    }

    #[test]
    fn a_bomb_stops_at_the_bound() {
        let zeros = vec![0; 8 << 20];
        let bytes = packed(&[("a", &zeros)]);
        assert!(bytes.len() < 20_000, "{}", bytes.len());
        let mut package = Package::open(&bytes, Bounds { unpacked: 1 << 20 }).unwrap();
        assert_eq!(reason(package.part("a")), RejectReason::MemberTooLarge);
    }

    #[test]
    fn a_package_that_is_cut_off_anywhere_is_refused() {
        let bytes = packed(&[("a", b"one part"), ("b", b"and another")]);
        for end in 0..bytes.len() {
            let refusal = match Package::open(&bytes[..end], Bounds::default()) {
                Err(refusal) => refusal,
                Ok(mut package) => package.part("b").unwrap_err(),
            };
            assert_eq!(refusal.reason, RejectReason::CorruptDocument, "{end}");
        }
    }

    #[test]
    fn flipped_bytes_never_panic() {
        let bytes = packed(&[("a", b"one part"), ("b", b"and another")]);
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0xFF;
            if let Ok(mut package) = Package::open(&bytes, Bounds::default()) {
                let _ = (package.part("a"), package.part("b"));
            }
        }
    }

    #[test]
    fn a_part_with_a_password_is_encrypted() {
        let mut bytes = packed(&[("a", b"one part")]);
        // The lowest flag of both heads of the member, in the file and in its directory.
        bytes[6] |= 1;
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
        bytes[directory + 8] |= 1;
        let mut package = Package::open(&bytes, Bounds::default()).unwrap();
        assert_eq!(reason(package.part("a")), RejectReason::Encrypted);
    }

    #[test]
    fn of_two_parts_of_one_name_one_is_read() {
        let mut bytes = packed(&[("a.xml", b"<one/>"), ("b.xml", b"<two/>")]);
        while let Some(at) = memchr::memmem::find(&bytes, b"b.xml") {
            bytes[at] = b'a';
        }
        if let Ok(mut package) = Package::open(&bytes, Bounds::default()) {
            let part = package.part("a.xml").unwrap().unwrap();
            assert!([&b"<one/>"[..], b"<two/>"].contains(&&part[..]));
        }
    }

    #[test]
    fn names_are_resolved_within_the_package() {
        let cases = [
            ("word/document.xml", "styles.xml", "word/styles.xml"),
            ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
            ("a/b/c.xml", "../d/./e.xml", "a/d/e.xml"),
            ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document.xml"),
            ("a.xml", "../../../b.xml", "b.xml"),
            (
                "Doc_0/Document.xml",
                "Pages\\Page_0\\Content.xml",
                "Doc_0/Pages/Page_0/Content.xml",
            ),
        ];
        for (base, target, name) in cases {
            assert_eq!(resolve(base, target), name);
        }
    }
}
