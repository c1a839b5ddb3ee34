#[test]
fn dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    for path in path.split(':') {
        let origin = crate::source::Origin {
            source: path.to_owned(),
            member: None,
        };
        let text = if path.ends_with(".ods") {
            super::ods(std::fs::read(path).unwrap(), Default::default())
        } else {
            crate::decode::decode(
                crate::source::RawDocument {
                    origin,
                    bytes: std::fs::read(path).unwrap(),
                },
                Default::default(),
            )
        };
        match text {
            Ok(t) => {
                println!(
                    "== {path} {} {:?} {:?}\n{}",
                    t.format,
                    t.encoding,
                    t.tables
                        .iter()
                        .map(|t| (t.rows(), t.columns(), &t.sheet))
                        .collect::<Vec<_>>(),
                    t.content
                );
            }
            Err(e) => println!("{path}: {e:?}"),
        }
    }
}
