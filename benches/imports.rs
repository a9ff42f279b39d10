//! What an import costs: other people's files, made up in their real size, into a ledger's folder.
//!
//! `cargo bench --bench imports`. `reading` is the reference: the same bytes parsed and nothing
//! done with them. `TOUCHLINE_LARGE=1` makes the list as long as one may be.

#![allow(clippy::unwrap_used, clippy::wildcard_imports)] // A bench that cannot be set up has no answer; its modules are parts of it.

#[path = "support/import_files.rs"]
mod import_files;

use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use touchline::import::{Answers, Changes, Input, Kind, Options, Source, plan};
use touchline::ledger::{OpenOptions, open};
use touchline::model::Day;

fn main() {
    divan::main();
}

fn source(name: &str, text: String) -> Source {
    Source::open(Input { name: name.into(), bytes: text.into_bytes() }).unwrap()
}

fn known() -> Day {
    "2026-03-29".parse().unwrap()
}

fn options() -> Options {
    Options { known: Some(known()), everyone: true, ..Options::default() }
}

/// An import into a folder of its own, as the command does it; how many files changed.
fn import(kind: Kind, sources: &[Source], folder: &Path, bundled: bool) -> usize {
    let harvest = kind.read(sources, &options());
    let folders = if folder.exists() { vec![folder.to_owned()] } else { Vec::new() };
    let opened = open(&OpenOptions { bundled, folders, ..OpenOptions::default() });
    let top = (opened.layers.len() - usize::from(folder.exists())) as u8;
    let plan = plan(&opened.ledger, top, &harvest, sources, known(), &Answers::default(), &mut |_, _, _| true).unwrap();
    if plan.patch.is_empty() {
        return 0;
    }
    let alone = (!bundled).then(known);
    Changes::prepare(folder, plan.patch, alone).unwrap().write(&mut |_, _, _| true).unwrap()
}

fn fpl_sources() -> Vec<Source> {
    vec![source("bootstrap-static_2026-03-11.json", import_files::fpl(0))]
}

fn dataset() -> Vec<Source> {
    vec![
        source("players.csv", import_files::players()),
        source("clubs.csv", import_files::clubs()),
        source("transfers.csv", import_files::transfers()),
        source("player_valuations.csv", import_files::valuations()),
    ]
}

fn bytes(sources: &[Source]) -> BytesCount {
    BytesCount::new(sources.iter().map(|source| source.text.len()).sum::<usize>())
}

mod fpl {
    use super::*;

    #[divan::bench]
    fn reading(bencher: Bencher<'_, '_>) {
        let sources = fpl_sources();
        bencher.counter(bytes(&sources)).bench_local(|| Kind::Fpl.read(&sources, &options()));
    }

    #[divan::bench(sample_count = 10)]
    fn first(bencher: Bencher<'_, '_>) {
        let sources = fpl_sources();
        let folder = || tempfile::tempdir().unwrap();
        bencher.with_inputs(folder).bench_local_refs(|folder| {
            assert!(import(Kind::Fpl, &sources, &folder.path().join("l"), true) > 0);
        });
    }

    #[divan::bench]
    fn again(bencher: Bencher<'_, '_>) {
        let sources = fpl_sources();
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("l");
        import(Kind::Fpl, &sources, &into, true);
        bencher.bench_local(|| assert_eq!(import(Kind::Fpl, &sources, &into, true), 0));
    }
}

mod datasets {
    use super::*;

    #[divan::bench(sample_count = 3)]
    fn reading(bencher: Bencher<'_, '_>) {
        let sources = dataset();
        bencher.counter(bytes(&sources)).bench_local(|| Kind::TransfermarktDatasets.read(&sources, &options()));
    }

    #[divan::bench(sample_count = 1)]
    fn first(bencher: Bencher<'_, '_>) {
        let sources = dataset();
        let folder = || tempfile::tempdir().unwrap();
        bencher.with_inputs(folder).bench_local_refs(|folder| {
            assert!(import(Kind::TransfermarktDatasets, &sources, &folder.path().join("l"), false) > 0);
        });
    }

    #[divan::bench(sample_count = 3)]
    fn again(bencher: Bencher<'_, '_>) {
        let sources = dataset();
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("l");
        import(Kind::TransfermarktDatasets, &sources, &into, false);
        bencher.bench_local(|| assert_eq!(import(Kind::TransfermarktDatasets, &sources, &into, false), 0));
    }
}

#[divan::bench(sample_count = 1)]
fn long_list(bencher: Bencher<'_, '_>) {
    let size = if std::env::var_os("TOUCHLINE_LARGE").is_some() { 47 << 20 } else { 1 << 20 };
    let sources = vec![source("list.csv", import_files::list(size))];
    bencher.counter(bytes(&sources)).bench_local(|| Kind::SquadCsv.read(&sources, &options()));
}
