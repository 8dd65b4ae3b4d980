//! The files of one crate by their modules, and to which file a path leads.

use std::collections::BTreeMap;

use super::file::{File, Path, file};

/// All sources, by path from the root of the repository.
pub(crate) type Sources = BTreeMap<String, String>;

/// A crate.
pub(crate) struct Tree {
    /// By module path: where the file is, and what it says.
    modules: BTreeMap<Vec<String>, (String, File)>,
}

/// How often a name is followed from file to file.
const MAX_STEPS: usize = 16;

impl Tree {
    /// Reads a crate from its root file on, along the modules that are declared.
    pub(crate) fn of(root: &str, sources: &Sources) -> Self {
        let mut modules = BTreeMap::new();
        let mut open: Vec<(Vec<String>, String, bool)> = vec![(Vec::new(), root.to_owned(), true)];
        while let Some((module, path, is_folders)) = open.pop() {
            let Some(text) = sources.get(&path) else { continue };
            let mut read = file(text);
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            let stem = name.trim_end_matches(".rs");
            let below = if is_folders { folder.to_owned() } else { format!("{folder}/{stem}") };
            if read.has_macro_children {
                let named = read.words.iter().filter(|word| sources.contains_key(&format!("{below}/{word}.rs")));
                read.children.extend(named.map(|word| (word.clone(), None)));
            }
            for (child, given) in &read.children {
                let candidates = match given {
                    Some(given) => [joined(folder, given), String::new()],
                    None => [format!("{below}/{child}.rs"), format!("{below}/{child}/mod.rs")],
                };
                let Some(found) = candidates.into_iter().find(|candidate| sources.contains_key(candidate)) else {
                    continue;
                };
                let child_module = [module.as_slice(), std::slice::from_ref(child)].concat();
                let is_mod = given.is_some() || found.ends_with("/mod.rs");
                open.push((child_module, found, is_mod));
            }
            modules.insert(module, (path, read));
        }
        Self { modules }
    }

    /// Its modules.
    pub(crate) fn modules(&self) -> impl Iterator<Item = (&Vec<String>, &String, &File)> {
        self.modules.iter().map(|(module, (path, file))| (module, path, file))
    }

    /// Whether the path, written in `module`, leads to it or below it.
    pub(crate) fn is_below(&self, module: &[String], path: &Path) -> bool {
        self.absolute(module, path, 0).is_some_and(|absolute| {
            absolute.len() > module.len() && absolute.starts_with(module) && {
                let child = &absolute[..=module.len()];
                self.modules.contains_key(child)
            }
        })
    }

    /// The file that the path, written in `module`, leads to.
    pub(crate) fn target(&self, module: &[String], path: &Path) -> Option<&str> {
        self.follow(module, path, 0)
    }

    fn follow(&self, module: &[String], path: &Path, steps: usize) -> Option<&str> {
        let absolute = self.absolute(module, path, steps)?;
        let len = (0..=absolute.len()).rev().find(|len| self.modules.contains_key(&absolute[..*len]))?;
        let (owner, rest) = absolute.split_at(len);
        let (place, file) = &self.modules[owner];
        let Some(name) = rest.first() else { return Some(place) };
        if steps > MAX_STEPS || file.items.contains(name) {
            return Some(place);
        }
        let named =
            file.imports.iter().find(|import| import.name.as_ref() == Some(name) && import.path.within.is_empty());
        if let Some(import) = named {
            let on = Path { segments: [&import.path.segments, &rest[1..]].concat(), within: Vec::new() };
            return self.follow(owner, &on, steps + 1).or(Some(place));
        }
        let globs = file.imports.iter().filter(|import| import.name.is_none() && import.path.within.is_empty());
        for import in globs {
            let Some(from) = self.absolute(owner, &import.path, steps + 1) else { continue };
            let has = |file: &File| {
                file.items.contains(name) || file.imports.iter().any(|import| import.name.as_ref() == Some(name))
            };
            if from != owner && self.modules.get(&from).is_some_and(|(_, file)| has(file)) {
                let on = Path { segments: rest.to_vec(), within: Vec::new() };
                return self.follow(
                    &from,
                    &Path { segments: [vec!["self".into()], on.segments].concat(), within: Vec::new() },
                    steps + 1,
                );
            }
        }
        Some(place)
    }

    /// The path from the root of the crate; `None` where it leads out of it, or nowhere that a file shows.
    fn absolute(&self, module: &[String], path: &Path, steps: usize) -> Option<Vec<String>> {
        let mut here = [module, path.within.as_slice()].concat();
        let (first, mut rest) = path.segments.split_first()?;
        match first.as_str() {
            "crate" => here.clear(),
            "self" => {}
            "super" => {
                here.pop()?;
                while rest.first().is_some_and(|segment| segment == "super") {
                    here.pop()?;
                    rest = &rest[1..];
                }
            }
            name => {
                let child = [here.as_slice(), std::slice::from_ref(first)].concat();
                let file = &self.modules.get(module)?.1;
                let import = file.imports.iter().find(|import| {
                    import.name.as_deref() == Some(name) && (path.within.starts_with(&import.path.within))
                });
                return match import {
                    _ if self.modules.contains_key(&child) => Some([child.as_slice(), rest].concat()),
                    // A path of another crate begins with its name.
                    Some(import) if import.path.segments.first() != Some(first) && steps <= MAX_STEPS => {
                        let on = Path {
                            segments: [import.path.segments.as_slice(), rest].concat(),
                            within: import.path.within.clone(),
                        };
                        self.absolute(module, &on, steps + 1)
                    }
                    _ => None,
                };
            }
        }
        Some([here.as_slice(), rest].concat())
    }
}

/// A path beside a folder, `..` resolved.
pub(crate) fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
