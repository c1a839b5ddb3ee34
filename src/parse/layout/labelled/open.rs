//! The fields of the item being read.

use crate::lexicon::headings::Role;
use crate::parse::heal::heal;
use crate::parse::outline::Draft;

/// An item whose fields are being read.
#[derive(Debug, Default)]
pub(super) struct Open<'t> {
    pub number: Option<u32>,
    /// What stands behind the number, or over the fields; may be empty.
    pub name: &'t str,
    /// Each field with its lines.
    pub fields: Vec<(Role, Vec<&'t str>)>,
}

impl Open<'_> {
    /// Whether a field of this role was read.
    pub fn has(&self, wanted: Role) -> bool {
        self.fields.iter().any(|(role, _)| *role == wanted)
    }

    /// The text of all fields of some roles, in the order of those.
    fn text(&self, wanted: &[Role]) -> String {
        let field = |role: &Role| {
            let lines = self
                .fields
                .iter()
                .filter(|(r, _)| r == role)
                .flat_map(|(_, lines)| lines.iter().copied());
            heal(&lines.collect::<Vec<_>>())
        };
        wanted
            .iter()
            .map(field)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The item; none without a task or the field of a report.
    pub fn draft(self) -> Option<Draft> {
        if !self.has(Role::Progress) {
            return None;
        }
        let target = self.text(&[Role::Task, Role::Target]);
        let target = match (self.name, target.as_str()) {
            (name, "") => name.to_owned(),
            ("", _) => target,
            (name, _) => format!("{name}\n{target}"),
        };
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        (!target.is_empty()).then(|| Draft {
            number: self.number,
            target,
            progress: self.text(&[Role::Progress]),
            owner: some(
                self.text(&[Role::Owner])
                    .trim_end_matches(['；', ';', '。', '，'])
                    .to_owned(),
            ),
            deadline: some(self.text(&[Role::Deadline])),
        })
    }
}
