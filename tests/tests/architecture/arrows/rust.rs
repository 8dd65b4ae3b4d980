//! Arrows between the Rust files of a package.
//!
//! An arrow goes to the file where the name is defined, however it is re-exported on the way. Declaring a
//! module and re-exporting what is below it is not an arrow; using it is. Unit tests are left out. What these
//! sources do not show: a method that another file adds to a type, called on a value.

mod file;
mod tokens;
pub(crate) mod tree;

use self::file::{File, Import};
use self::tree::{Sources, Tree};
use super::graph::Arrows;

/// The arrows of a package: of its library, where it has one, and of its other crates, which may use the
/// library. `roots` are their files; `library` is the library's name and file.
pub(crate) fn arrows(sources: &Sources, library: Option<(&str, &str)>, roots: &[&str]) -> Arrows {
    let mut arrows = Arrows::new();
    let lib = library.map(|(name, root)| (name, Tree::of(root, sources)));
    if let Some((_, tree)) = &lib {
        add(tree, None, &mut arrows);
    }
    for root in roots {
        let lib = lib.as_ref().map(|(name, tree)| (*name, tree));
        add(&Tree::of(root, sources), lib, &mut arrows);
    }
    arrows
}

fn add(tree: &Tree, library: Option<(&str, &Tree)>, arrows: &mut Arrows) {
    for (module, place, file) in tree.modules() {
        let targets = arrows.entry(place.clone()).or_default();
        let mut leads_to = |path: &file::Path| {
            let of_library = library.filter(|(name, _)| path.segments[0] == *name);
            let target = match of_library {
                Some((_, tree)) => {
                    let mut segments = path.segments.clone();
                    "crate".clone_into(&mut segments[0]);
                    tree.target(&[], &file::Path { segments, within: Vec::new() })
                }
                None => tree.target(module, path),
            };
            targets.extend(target.filter(|target| target != place).map(ToOwned::to_owned));
        };
        file.paths.iter().for_each(&mut leads_to);
        let is_arrow =
            |import: &&Import| !import.is_public || !tree.is_below(module, &import.path) || uses(file, import);
        file.imports.iter().filter(is_arrow).for_each(|import| leads_to(&import.path));
    }
}

/// Whether the file itself uses what it re-exports.
fn uses(file: &File, import: &Import) -> bool {
    import.name.as_ref().is_some_and(|name| file.words.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrows::graph::circles;

    /// The circles of a small package: its library is `lib.rs`, its program `main.rs`.
    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let sources: Sources = files.iter().map(|(name, text)| (format!("s/{name}"), (*text).to_owned())).collect();
        circles(&arrows(&sources, Some(("own", "s/lib.rs")), &["s/main.rs"]))
    }

    fn none() -> Vec<Vec<String>> {
        Vec::new()
    }

    #[test]
    fn a_parent_that_declares_and_hands_out_its_children_is_no_arrow() {
        let lib = ("lib.rs", "mod a; pub mod b; pub use a::{A, deep::Deep}; pub(crate) use b::*;");
        let a = ("a.rs", "mod deep; pub use deep::Deep; use crate::b::B; pub struct A(B);");
        assert_eq!(found(&[lib, a, ("a/deep.rs", "pub struct Deep;"), ("b.rs", "pub struct B;")]), none());
        // Also where a child takes a sibling by its parent's name.
        let b = ("b.rs", "use crate::Deep; pub struct B(Deep);");
        assert_eq!(found(&[lib, a, ("a/deep.rs", "pub struct Deep;"), b]), none());
    }

    #[test]
    fn two_files_that_import_each_other_are_a_circle() {
        let lib = ("lib.rs", "mod a; mod b;");
        let both = [lib, ("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "use crate::a::A; pub struct B;")];
        assert_eq!(found(&both), [vec!["s/a.rs", "s/b.rs"]]);
        let one_way = [lib, ("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "pub struct B;")];
        assert_eq!(found(&one_way), none());
    }

    #[test]
    fn a_path_in_the_code_is_an_arrow_too() {
        let lib = ("lib.rs", "mod a; mod b; mod c;");
        let files = |c| [lib, ("a.rs", "use crate::b; fn f() { b::g() }"), ("b.rs", "pub fn g() { crate::c::h() }"), c];
        assert_eq!(found(&files(("c.rs", "pub fn h() {}"))), none());
        let closed = found(&files(("c.rs", "pub fn h() { super::a::f() }")));
        assert_eq!(closed, [vec!["s/a.rs", "s/b.rs", "s/c.rs"]]);
    }

    #[test]
    fn a_child_that_uses_what_its_parent_defines_and_a_parent_that_calls_it_are_a_circle() {
        let lib = ("lib.rs", "mod a;");
        let child = ("a/child.rs", "use super::Own; pub fn call(_: Own) {}");
        assert_eq!(found(&[lib, ("a.rs", "mod child; pub struct Own; pub use child::call;"), child]), none());
        let calling = ("a.rs", "mod child; pub struct Own; fn f() { child::call(Own) }");
        assert_eq!(found(&[lib, calling, child]), [vec!["s/a.rs", "s/a/child.rs"]]);
        let using = ("a.rs", "mod child; pub use child::call; pub struct Own; fn f() { call(Own) }");
        assert_eq!(found(&[lib, using, child]), [vec!["s/a.rs", "s/a/child.rs"]]);
    }

    #[test]
    fn a_re_export_hides_no_arrow() {
        let lib = ("lib.rs", "mod a; mod b; pub use a::A; pub use b::B;");
        let both = [lib, ("a.rs", "use crate::B; pub struct A;"), ("b.rs", "pub struct B(crate::A);")];
        assert_eq!(found(&both), [vec!["s/a.rs", "s/b.rs"]]);
        let renamed =
            [lib, ("a.rs", "use crate::B as Other; pub struct A;"), ("b.rs", "use crate::{A as C}; pub struct B;")];
        assert_eq!(found(&renamed), [vec!["s/a.rs", "s/b.rs"]]);
    }

    #[test]
    fn an_inline_module_is_of_its_file_and_a_unit_test_may_use_anything() {
        let lib = ("lib.rs", "mod a; mod b;");
        let a = ("a.rs", "pub fn f() {} mod tests { use super::*; use super::f; mod inner { use super::super::f; } }");
        assert_eq!(found(&[lib, a, ("b.rs", "use crate::a::f;")]), none());
        let a = ("a.rs", "pub fn f() {} #[cfg(test)] mod tests { use super::super::b; fn g() {} }");
        assert_eq!(found(&[lib, a, ("b.rs", "use crate::a::f;")]), none());
        let a = ("a.rs", "#[cfg(test)] mod tests { use super::super::b; fn g() {} } use crate::b::B;");
        assert_eq!(found(&[lib, a, ("b.rs", "use crate::a; pub struct B;")]), [vec!["s/a.rs", "s/b.rs"]]);
        let a = ("a.rs", "pub fn f() {} mod inner { use super::super::b; }");
        assert_eq!(found(&[lib, a, ("b.rs", "use crate::a::f;")]), [vec!["s/a.rs", "s/b.rs"]]);
    }

    #[test]
    fn a_program_beside_its_library_is_seen() {
        let lib = ("lib.rs", "pub mod a;");
        let a = ("a.rs", "pub struct A;");
        let main = ("main.rs", "mod one; mod two; use own::a::A;");
        let two = ("two.rs", "use crate::one::One; pub struct Two;");
        assert_eq!(found(&[lib, a, main, ("one.rs", "pub struct One;"), two]), none());
        let one = ("one.rs", "use own::a::A; use super::two; pub struct One;");
        assert_eq!(found(&[lib, a, main, one, two]), [vec!["s/one.rs", "s/two.rs"]]);
    }
}
