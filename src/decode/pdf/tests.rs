#[test]
fn scratch() {
    use crate::decode::Bounds;
    for path in std::env::var("SCRATCH").unwrap_or_default().split(':') {
        if path.is_empty() {
            continue;
        }
        let bytes = std::fs::read(path).unwrap();
        println!("=== {path}");
        let t = std::time::Instant::now();
        match super::decode(&bytes, Bounds::default()) {
            Ok(text) => {
                println!("{}", text.content);
                for h in &text.headings {
                    println!("H{} {:?}", h.level, &text.content[h.span.clone()]);
                }
                for table in &text.tables {
                    println!("--- table {}x{}", table.rows(), table.columns());
                    for r in 0..table.rows() {
                        let row: Vec<_> = (0..table.columns())
                            .map(|c| {
                                format!(
                                    "{}{:?}",
                                    if c > 0 && table.is_same((r, c - 1), (r, c)) {
                                        "<"
                                    } else if r > 0 && table.is_same((r - 1, c), (r, c)) {
                                        "^"
                                    } else {
                                        ""
                                    },
                                    table.text(r, c)
                                )
                            })
                            .collect();
                        println!("{}", row.join(" | "));
                    }
                }
            }
            Err(refusal) => println!("REFUSED {:?}", refusal),
        }
        println!("time {:?}", t.elapsed());
    }
}
