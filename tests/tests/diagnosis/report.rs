//! What the trials say together, and the page about it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::fs;
use std::path::Path;

use paysign_diagnose::{Diagnosis, Finding};

use crate::broken::Broken;
use crate::faults::Fault;
use crate::threads::Shares;

/// The names of the causes of a finding.
pub(crate) fn causes(finding: &Finding) -> BTreeSet<&'static str> {
    finding.factors.iter().map(|part| part.cause.as_str()).collect()
}

/// Whether what a certain finding tells was the text that was signed. Where it ends and the secret with its
/// joint begins is a matter of words: `…&` and the secret, or `…`, and `&` before the secret.
pub(crate) fn is_true(finding: &Finding, broken: &Broken) -> bool {
    let (front, back) = (broken.front.as_deref().unwrap_or_default(), broken.back.as_deref().unwrap_or_default());
    let joints = [front, back, "&", "&key=", "key=", " ", "\n"];
    let plain = |text: &[u8]| String::from_utf8_lossy(text).replace("<secret>", "").into_bytes();
    let (told, text) = (plain(finding.signed.as_deref().unwrap_or_default()), plain(&broken.text()));
    let told = told.as_slice();
    let rest = text.strip_prefix(told).or_else(|| told.strip_prefix(text.as_slice()));
    rest.is_some_and(|rest| rest.is_empty() || joints.iter().any(|joint| joint.as_bytes() == rest))
}

/// What a trial is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Single,
    Pair,
    Possible,
}

/// One broken message and its diagnosis.
pub(crate) struct Trial {
    kind: Kind,
    cause: String,
    form: String,
    /// The place of the true causes among the findings, from 1.
    place: Option<usize>,
    /// Whether something is certain that is not so.
    pub(crate) is_false: bool,
    is_complete: bool,
    /// For whoever wants to know why.
    pub(crate) story: String,
}

impl Trial {
    pub(crate) fn new(kind: Kind, faults: &[&Fault], broken: &Broken, diagnosis: &Diagnosis) -> Self {
        let wanted: BTreeSet<&str> = faults.iter().map(|fault| fault.cause).collect();
        // One that is only possible and names several is one of them.
        let is_it = |finding: &Finding| {
            if finding.is_certain() { causes(finding) == wanted } else { wanted.is_subset(&causes(finding)) }
        };
        let place = diagnosis.findings.iter().position(is_it).map(|place| place + 1);
        let is_false = diagnosis
            .findings
            .iter()
            .any(|finding| finding.is_certain() && (kind == Kind::Possible || !is_true(finding, broken)));
        let told: Vec<String> = diagnosis
            .findings
            .iter()
            .take(3)
            .map(|finding| format!("{:?}/{}", causes(finding), finding.is_certain()))
            .collect();
        let forms: Vec<&str> = faults.iter().map(|fault| fault.form).collect();
        let story = format!(
            "{wanted:?} {forms:?} {} {} place {place:?} false {is_false} told {told:?}\n    body {}\n    text {}",
            broken.gateway,
            broken.message,
            String::from_utf8_lossy(&broken.body()),
            String::from_utf8_lossy(&broken.text()),
        );
        Self {
            kind,
            cause: wanted.into_iter().collect::<Vec<_>>().join(" + "),
            form: forms.join(" + "),
            place,
            is_false,
            is_complete: diagnosis.is_complete,
            story,
        }
    }

    /// Which form of which fault.
    pub(crate) fn form(&self) -> &str {
        &self.form
    }

    /// Whether the cause is named where it must be.
    pub(crate) fn is_named(&self) -> bool {
        let last = match self.kind {
            Kind::Single => 1,
            Kind::Pair => 3,
            Kind::Possible => 2,
        };
        self.place.is_some_and(|place| place <= last)
    }
}

/// A row: trials, first, within three.
#[derive(Clone, Copy, Default)]
struct Row {
    trials: usize,
    first: usize,
    within_three: usize,
    is_false: usize,
}

impl Row {
    fn add(&mut self, trial: &Trial) {
        self.trials += 1;
        self.first += usize::from(trial.place == Some(1));
        self.within_three += usize::from(trial.place.is_some_and(|place| place <= 3));
        self.is_false += usize::from(trial.is_false);
    }
}

/// All rows.
pub(crate) struct Tally {
    by_form: BTreeMap<(Kind, String, String), Row>,
    by_kind: BTreeMap<Kind, Row>,
    by_member: BTreeMap<String, Row>,
    incomplete: usize,
}

impl Tally {
    pub(crate) fn new(trials: &[Trial]) -> Self {
        let mut tally =
            Self { by_form: BTreeMap::new(), by_kind: BTreeMap::new(), by_member: BTreeMap::new(), incomplete: 0 };
        for trial in trials {
            if trial.kind == Kind::Pair {
                for member in trial.cause.split(" + ") {
                    tally.by_member.entry(member.to_owned()).or_default().add(trial);
                }
            } else {
                let key = (trial.kind, trial.cause.clone(), trial.form.clone());
                tally.by_form.entry(key).or_default().add(trial);
            }
            tally.by_kind.entry(trial.kind).or_default().add(trial);
            tally.incomplete += usize::from(!trial.is_complete);
        }
        tally
    }

    /// What the issue asks for.
    pub(crate) fn check(&self) {
        let row = |kind: Kind| self.by_kind.get(&kind).copied().unwrap_or_default();
        let (single, pair, possible) = (row(Kind::Single), row(Kind::Pair), row(Kind::Possible));
        assert!(single.trials > 2_500 && pair.trials > 900 && possible.trials > 150, "too few trials");
        assert!(single.first * 100 >= single.trials * 98, "{} of {} first", single.first, single.trials);
        assert!(pair.within_three * 100 >= pair.trials * 95, "{} of {} within three", pair.within_three, pair.trials);
        assert!(
            possible.within_three * 100 >= possible.trials * 98,
            "{} of {}",
            possible.within_three,
            possible.trials
        );
        assert_eq!(single.is_false + pair.is_false + possible.is_false, 0, "certain but wrong");
    }

    fn page(&self) -> Result<String, fmt::Error> {
        let mut page = String::from(
            "<!-- Written by `PAYSIGN_WRITE=1 cargo test -p paysign-tests --test diagnosis`, and checked by every run of it. -->\n\n\
             # How often the diagnosis is right\n\n\
             A test breaks genuine messages of epay, payindex, mypaynz and paypro in every way below, with random values, and \
             counts where `diagnose` names the true cause. What breaks them shares no code with the core. *Certain but wrong* is a \
             finding that is called certain and whose text is not the one that was signed.\n\n\
             | faults | trials | true cause first | within the first three | certain but wrong |\n|---|---|---|---|---|\n",
        );
        for (kind, name) in
            [(Kind::Single, "one"), (Kind::Pair, "two together"), (Kind::Possible, "those that leave no proof")]
        {
            self.by_kind.get(&kind).map_or(Ok(()), |row| line(&mut page, &format!("**{name}**"), row))?;
        }
        page.push_str("\n## One fault\n\n| cause | form | trials | first | within three | certain but wrong |\n|---|---|---|---|---|---|\n");
        self.rows(&mut page, Kind::Single)?;
        page.push_str(
            "\n## Those that leave no proof\n\nA lost value, another secret, another order: nothing can be computed that would show them, so \
             they are called possible.\nA wrong secret and a changed message look the same; both are told together.\n\n\
             | cause | form | trials | first | within three | certain but wrong |\n|---|---|---|---|---|---|\n",
        );
        self.rows(&mut page, Kind::Possible)?;
        page.push_str("\n## Two together\n\nBy each cause that took part.\n\n| cause | trials | first | within three | certain but wrong |\n|---|---|---|---|---|\n");
        for (cause, row) in &self.by_member {
            line(&mut page, &format!("`{cause}`"), row)?;
        }
        Ok(page)
    }

    fn rows(&self, page: &mut String, wanted: Kind) -> fmt::Result {
        for ((kind, cause, form), row) in &self.by_form {
            if *kind == wanted {
                line(page, &format!("`{cause}` | {}", form.replace('|', "\\|")), row)?;
            }
        }
        Ok(())
    }
}

fn line(page: &mut String, what: &str, row: &Row) -> fmt::Result {
    let share = |count: usize| {
        format!(
            "{:.1} %",
            100.0 * f64::from(u32::try_from(count).unwrap_or(0)) / f64::from(u32::try_from(row.trials).unwrap_or(1))
        )
    };
    writeln!(
        page,
        "| {what} | {} | {} | {} | {} |",
        row.trials,
        share(row.first),
        share(row.within_three),
        row.is_false
    )
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\nnot complete: {}", self.page()?, self.incomplete)
    }
}

/// The page and the shares must be those of this run.
pub(crate) fn check_page(tally: &Tally, shares: &Shares) {
    let mut page = tally.page().expect("a page");
    shares.write(&mut page).expect("a page");
    let own = tally.by_kind.get(&Kind::Single).copied().unwrap_or_default();
    check_file("../docs/diagnosis.md", &page);
    check_file("tests/diagnosis/threads/shares.json", &shares.json((own.first, own.trials)));
}

/// What a file must hold after this run.
fn check_file(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("PAYSIGN_WRITE").is_some() {
        fs::write(&path, text).expect("it can be written");
    } else {
        let on_disk = fs::read_to_string(&path).unwrap_or_default();
        assert!(on_disk == text, "{} is stale: PAYSIGN_WRITE=1 writes it", path.display());
    }
}
