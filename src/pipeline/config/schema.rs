//! The config's JSON Schema, made of the structs that read it.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::Value;

use super::layout::Layout;

/// The JSON Schema (draft 2020-12) of a config, as `schemas/config.schema.json` holds it.
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .with_transform(WithoutNull)
        .into_generator();
    generator.into_root_schema_for::<Layout>().to_value()
}

/// The same as text, indented, with a line break at its end.
pub fn json_schema_text() -> String {
    // A tree of plain JSON values always has a text.
    let mut text = serde_json::to_string_pretty(&json_schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// TOML has no null: an optional key is absent instead.
#[derive(Debug, Clone)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(object) = schema.as_object_mut() {
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            unwrap_nullable(object);
        }
        transform_subschemas(self, schema);
    }
}

/// `anyOf: [X, null]` → X, keeping the outer description.
fn unwrap_nullable(object: &mut serde_json::Map<String, Value>) {
    let Some(Value::Array(choices)) = object.get_mut("anyOf") else {
        return;
    };
    choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}

/// A table of the config as the schema describes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'s> {
    root: &'s Value,
    node: &'s Value,
}

impl<'s> Node<'s> {
    /// The whole config.
    pub(super) const fn root(schema: &'s Value) -> Self {
        Self {
            root: schema,
            node: schema,
        }
    }

    fn resolved(self, node: &'s Value) -> Self {
        let target = node["$ref"]
            .as_str()
            .and_then(|reference| self.root.pointer(reference.trim_start_matches('#')));
        Self {
            root: self.root,
            node: target.unwrap_or(node),
        }
    }

    /// The keys that the table has; none where this is no table.
    pub(super) fn keys(self) -> Vec<&'s str> {
        self.node["properties"]
            .as_object()
            .map(|keys| keys.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// The keys that the table must have.
    pub(super) fn required(self) -> impl Iterator<Item = &'s str> {
        self.node["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
    }

    /// What stands under a key.
    pub(super) fn key(self, key: &str) -> Option<Self> {
        self.node["properties"].get(key).map(|node| self.resolved(node))
    }

    /// What an array holds.
    pub(super) fn items(self) -> Option<Self> {
        self.node.get("items").map(|node| self.resolved(node))
    }

    /// The words that a string may be; none where it may be any.
    pub(super) fn words(self) -> Vec<&'s str> {
        self.node["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// Whether only a string may stand here.
    pub(super) fn is_string(self) -> bool {
        self.node["type"] == "string"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schema_is_current() {
        let committed = include_str!("../../../schemas/config.schema.json");
        assert!(
            json_schema_text() == committed,
            "run: cargo run -- schema config > schemas/config.schema.json"
        );
    }

    #[test]
    fn tables_deny_other_keys_and_nothing_is_null() {
        let text = json_schema_text();
        assert!(!text.contains("\"null\"") && !text.contains(": null"));
        let schema = json_schema();
        let tables = schema["$defs"]
            .as_object()
            .unwrap()
            .values()
            .filter(|node| node["type"] == "object");
        assert!(tables.clone().count() >= 9);
        assert!(
            tables
                .chain([&schema])
                .all(|table| table["additionalProperties"] == false)
        );
    }

    #[test]
    fn nodes_follow_references() {
        let schema = json_schema();
        let root = Node::root(&schema);
        assert_eq!(root.required().collect::<Vec<_>>(), ["version"]);
        let row = root
            .key("test")
            .and_then(Node::items)
            .and_then(|test| test.key("rows"))
            .and_then(Node::items);
        assert!(row.unwrap().key("bound").unwrap().words().contains(&"approx"));
        assert!(root.key("report").unwrap().key("period").unwrap().is_string());
    }
}
