//! Names of files and archive members: their character set, whether they are safe, and which are mere clutter.

use encoding_rs::GB18030;

use crate::diagnostic::{Refusal, RejectReason};

/// A member's name as text.
///
/// Archives made by Chinese Windows hold names in GBK and say so nowhere, others set a UTF-8 flag and still write GBK:
/// so the bytes decide. Valid UTF-8 is UTF-8, everything else GB18030.
pub(super) fn decode_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// The name with `/` between its parts and no idle `.` parts.
///
/// # Errors
/// `unsafe_path` where the name leads out of the archive. Such names are refused, not repaired: a repaired name could
/// take the place of another member's.
pub(super) fn safe_name(name: &str) -> Result<String, Refusal> {
    let slashed = name.replace('\\', "/");
    if slashed.starts_with('/') {
        return Err(unsafe_path("an absolute path"));
    }
    if matches!(slashed.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic()) {
        return Err(unsafe_path("a path with a drive letter"));
    }
    if slashed.contains('\0') {
        return Err(unsafe_path("a name with a NUL in it"));
    }
    let parts: Vec<&str> = slashed.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        return Err(unsafe_path("a path with `..` in it"));
    }
    if parts.is_empty() {
        return Err(unsafe_path("an empty name"));
    }
    Ok(parts.join("/"))
}

fn unsafe_path(what: &str) -> Refusal {
    Refusal::new(RejectReason::UnsafePath, format!("the member's name is {what}"))
}

/// Whether a member is a leftover of the system that packed it, by its safe name.
pub(super) fn is_clutter(name: &str) -> bool {
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    folders.split('/').any(|folder| folder == "__MACOSX") || file.starts_with("._") || is_system_file(file)
}

/// Whether a file in a folder is not meant to be read: hidden, or a leftover of the system or of an office program.
pub(super) fn is_hidden(file: &str) -> bool {
    file.starts_with('.') || is_system_file(file)
}

fn is_system_file(file: &str) -> bool {
    let names = [".DS_Store", "Thumbs.db", "desktop.ini"];
    names.iter().any(|name| name.eq_ignore_ascii_case(file)) || file.starts_with("~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf8_or_gb18030() {
        let name = "季度/进展.txt";
        assert_eq!(decode_name(name.as_bytes()), name);
        assert_eq!(decode_name(&GB18030.encode(name).0), name);
        assert_eq!(decode_name(b"plain.txt"), "plain.txt");
    }

    #[test]
    fn safe_names_are_tidied() {
        for (name, safe) in [
            ("a/b.txt", "a/b.txt"),
            ("./a//b.txt", "a/b.txt"),
            (r"季度\进展.txt", "季度/进展.txt"),
            ("a..b/c...txt", "a..b/c...txt"),
        ] {
            assert_eq!(safe_name(name).unwrap(), safe);
        }
    }

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in [
            "../a",
            "a/../../b",
            r"..\a",
            "/etc/a",
            r"\a",
            r"C:\a",
            "c:a",
            "..",
            "",
            "./",
            "a/..",
            "a\0.txt",
        ] {
            assert_eq!(
                safe_name(name).unwrap_err().reason,
                RejectReason::UnsafePath,
                "{name:?}"
            );
        }
    }

    #[test]
    fn clutter() {
        for name in [
            "__MACOSX/a.txt",
            "x/__MACOSX/._a",
            "x/._a.txt",
            "x/.DS_Store",
            "thumbs.db",
            "x/~$进展.docx",
        ] {
            assert!(is_clutter(name), "{name}");
        }
        for name in ["a.txt", ".a.txt", "x/MACOSX/a", "x._a"] {
            assert!(!is_clutter(name), "{name}");
        }
        assert!(is_hidden(".a.txt") && !is_hidden("a.txt"));
    }
}
