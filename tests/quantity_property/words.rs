//! Units, bounds and traps as the lexicon files have them, read apart from the program.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use toml::{Table, Value};

/// One spelling of a unit.
#[derive(Debug, Clone)]
pub struct Unit {
    pub spelling: String,
    pub name: String,
    pub kind: String,
    pub numerals: String,
    /// What the unit is told in, and its factor: of money the currency's main unit, of dozens single things.
    pub told: (String, Decimal),
}

/// A bound word: the word, the code, whether it stands before the number.
pub type BoundWord = (String, String, bool);

/// What the tests draw from.
pub struct Words {
    pub units: Vec<Unit>,
    pub bounds: Vec<BoundWord>,
    /// Bounds before a bare scale.
    pub scale_bounds: Vec<(String, String)>,
    /// Signs of money before a number, with their units.
    pub currencies: Vec<(String, String)>,
    /// Numerals with what stands behind them, where they are no quantities.
    pub traps: Vec<(String, String)>,
    /// What makes the Chinese numeral before it an ordinal.
    pub ordinals: Vec<String>,
    /// Words that begin with a unit and are none.
    pub exceptions: Vec<String>,
}

/// The words of the lexicon files.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let units: Table = include_str!("../../lexicon/units.toml").parse().unwrap();
    let words: Table = include_str!("../../lexicon/words.toml").parse().unwrap();
    Words {
        units: read_units(&units),
        bounds: read_bounds(&words),
        scale_bounds: tables(&words, "scale_bound")
            .flat_map(|list| strings(list, "before").map(|word| (word, text(list, "bound"))))
            .collect(),
        currencies: tables(&words, "currency")
            .flat_map(|list| strings(list, "before").map(|sign| (sign, text(list, "unit"))))
            .collect(),
        traps: tables(&words, "trap")
            .flat_map(|list| strings(list, "words"))
            .map(read_trap)
            .collect(),
        ordinals: strings(words["ordinal"].as_table().unwrap(), "after").collect(),
        exceptions: strings(words["unit_exceptions"].as_table().unwrap(), "words")
            .map(|word| word.split('|').next().unwrap().to_owned())
            .collect(),
    }
});

fn tables<'t>(file: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    file[key].as_array().unwrap().iter().filter_map(Value::as_table)
}

fn strings(table: &Table, key: &str) -> impl Iterator<Item = String> {
    let list = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.into_iter().map(|word| word.as_str().unwrap().to_owned())
}

fn text(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn read_trap(trap: String) -> (String, String) {
    let parts: Vec<_> = trap.split('|').collect();
    (parts[1].to_owned(), parts[2].to_owned())
}

fn read_bounds(words: &Table) -> Vec<BoundWord> {
    let of = |list: &Table, key: &str| {
        let code = text(list, "bound");
        strings(list, key)
            .filter(|_| code != "none")
            .map(|word| (word, code.clone(), key == "before"))
            .collect::<Vec<_>>()
    };
    tables(words, "bound")
        .flat_map(|list| [of(list, "before"), of(list, "after")].concat())
        .collect()
}

fn read_units(file: &Table) -> Vec<Unit> {
    let unit = |spelling: String, name: &str, table: &Table, told: (String, Decimal)| Unit {
        spelling,
        name: name.to_owned(),
        kind: text(table, "kind"),
        numerals: text(table, "numerals"),
        told,
    };
    let mut units = Vec::new();
    for table in tables(file, "unit") {
        let name = text(table, "name");
        let factor = text(table, "factor").parse().unwrap_or(Decimal::ONE);
        // Money is told in its currency's main unit, and what is counted by the dozen one by one.
        let money = text(table, "kind") == "money" && table.contains_key("canonical");
        let dozens = text(table, "kind") == "count" && factor != Decimal::ONE;
        let told = if money || dozens {
            (text(table, "canonical"), factor)
        } else {
            (name.clone(), Decimal::ONE)
        };
        units.push(unit(name.clone(), &name, table, told.clone()));
        units.extend(strings(table, "aliases").map(|alias| unit(alias, &name, table, told.clone())));
    }
    for table in tables(file, "classifiers") {
        units
            .extend(strings(table, "names").map(|name| unit(name.clone(), &name, table, (name.clone(), Decimal::ONE))));
    }
    units
}
