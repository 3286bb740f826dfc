// SPDX-License-Identifier: MIT

//! CPU models of QEMU's releases: signatures, x86-64 levels, features on every machine type, and the names of features.
//! No dependencies, no allocation: everything is read from a text that is part of the program.
#![no_std]

const TEXT: &str = include_str!("data.txt");

/// The names of one bit; an empty string stands for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    pub name: &'static str,
    pub qemu: &'static str,
    pub libvirt: &'static str,
    pub linux: &'static str,
}

/// One version of a model; level 0 is a processor of 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    pub name: &'static str,
    pub alias: &'static str,
    pub vendor: &'static str,
    pub family: u32,
    pub model: u32,
    pub stepping: u32,
    pub level: u32,
    pub deprecated: bool,
}

/// What a CPU runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accelerator {
    Kvm,
    Tcg,
}

/// One release of QEMU.
#[derive(Debug, Clone, Copy)]
pub struct Release {
    pub name: &'static str,
    lines: &'static str,
}

/// Releases of QEMU, oldest first.
pub fn releases() -> impl Iterator<Item = Release> {
    TEXT.split("\nr\t").skip(1).map(|part| {
        let (name, lines) = part.split_once('\n').unwrap_or((part, ""));
        Release { name, lines }
    })
}

/// All features, by word and bit.
pub fn features() -> impl Iterator<Item = Feature> {
    rows(TEXT, "f").map(|row| {
        let mut f = row.split('\t');
        let mut next = || f.next().unwrap_or("");
        Feature { name: next(), qemu: next(), libvirt: next(), linux: next() }
    })
}

impl Release {
    /// The versions of all models, in the order of QEMU's table.
    pub fn versions(&self) -> impl Iterator<Item = Version> {
        let mut model = "";
        self.lines.lines().filter_map(move |line| {
            let (kind, row) = line.split_once('\t')?;
            if kind == "m" {
                model = row;
            }
            if kind != "v" {
                return None;
            }
            let mut m = model.split('\t').skip(1);
            let mut f = row.split('\t');
            Some(Version {
                name: f.next()?,
                alias: f.next()?,
                level: f.next()?.parse().ok()?,
                vendor: m.next()?,
                family: m.next()?.parse().ok()?,
                model: m.next()?.parse().ok()?,
                stepping: m.next()?.parse().ok()?,
                deprecated: m.next()? == "1",
            })
        })
    }

    /// The version of that name or alias; a bare model name has none of its own.
    pub fn version(&self, name: &str) -> Option<Version> {
        self.versions().find(|one| one.name == name || (!name.is_empty() && one.alias == name))
    }

    /// The features that a name asks for on a machine type, in no order; what a host or TCG withholds is not taken off.
    pub fn features_on(&self, machine: &str, on: Accelerator, name: &str) -> Option<impl Iterator<Item = &'static str>> {
        let class = rows(self.lines, "k").find_map(|row| {
            let mut f = row.split('\t');
            let (own, alias, class) = (f.next()?, f.next()?, f.next()?);
            (own == machine || (!machine.is_empty() && alias == machine)).then_some(class)
        })?;
        let mut entry = rows(self.lines, "e").find_map(|row| {
            let (own, rest) = row.split_once('\t')?;
            (own == name).then_some(rest.split('\t'))
        })?;
        let (kvm, tcg, except) = (entry.next()?, entry.next()?, entry.next()?);
        let (prefix, usual) = match on {
            Accelerator::Kvm => ("kvm:", kvm),
            Accelerator::Tcg => ("tcg:", tcg),
        };
        let differing = except.split(' ').find_map(|pair| {
            let (key, set) = pair.split_once('=')?;
            (key.strip_prefix(prefix)? == class).then_some(set)
        });
        let at: usize = differing.unwrap_or(usual).parse().ok()?;
        let set = rows(TEXT, "s").nth(at)?;
        Some(set.split(' ').filter_map(|index| rows(TEXT, "n").nth(usize::from_str_radix(index, 36).ok()?)))
    }
}

/// Lines of one kind, without the kind.
fn rows(text: &'static str, kind: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter_map(move |line| line.strip_prefix(kind)?.strip_prefix('\t'))
}
