// SPDX-License-Identifier: MIT
use cpu_models::{features, releases, Accelerator, Release};

fn release(name: &str) -> Release {
    releases().find(|one| one.name == name).unwrap()
}

fn on(f: &[&str]) -> Option<Vec<&'static str>> {
    let accelerator = if f[2] == "kvm" { Accelerator::Kvm } else { Accelerator::Tcg };
    let mut found: Vec<_> = release(f[0]).features_on(f[1], accelerator, f[3])?.collect();
    found.sort();
    Some(found)
}

#[test]
fn vectors() {
    let start = std::time::Instant::now();
    let all: Vec<_> = features().collect();
    assert!(releases().count() > 0);
    let loaded = start.elapsed().as_secs_f64() * 1000.0;
    let mut count = 0;
    for line in include_str!("vectors.txt").lines() {
        let (kind, rest) = line.split_once('\t').unwrap();
        let f: Vec<_> = rest.split('\t').collect();
        count += 1;
        match kind {
            "on" => assert_eq!(on(&f).unwrap().join(" "), f[4], "{line}"),
            "version" => {
                let v = release(f[0]).version(f[1]).unwrap();
                let told = format!("{}\t{}\t{}\t{}\t{}", v.vendor, v.family, v.model, v.stepping, v.level);
                assert_eq!(told, f[2..].join("\t"), "{line}");
            }
            "feature" => {
                let one = all[f[0].parse::<usize>().unwrap()];
                assert_eq!([one.name, one.qemu, one.libvirt, one.linux], f[1..], "{line}");
            }
            "unknown" => assert!(on(&f).is_none(), "{line}"),
            _ => panic!("no such vector: {line}"),
        }
    }
    println!("{count} vectors, loaded in {loaded:.1} ms");
}
