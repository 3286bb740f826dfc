/** A question that the database's README shows, with an answer that is tested. */
export interface Query {
  readonly question: string;
  readonly sql: string;
}

/** What people ask first. */
export const QUERIES: readonly Query[] = [
  {
    question: 'Which versions of AMD models reach x86-64-v3 in QEMU 10.0?',
    sql: `SELECT v.name, v.abi_level FROM version v JOIN model m ON m.release = v.release AND m.name = v.model
WHERE v.release = '10.0' AND m.vendor = 'AuthenticAMD' AND v.abi_level >= 3 ORDER BY v.name;`,
  },
  {
    question: 'What does a feature of a Linux host mean in the other vocabularies?',
    sql: `SELECT name, qemu, libvirt, linux FROM feature WHERE linux IN ('pni', 'avx512_vnni', 'sha_ni') ORDER BY name;`,
  },
  {
    question: 'What does Skylake-Server lose between pc-q35-3.1 and the newest machine type?',
    sql: `SELECT feature FROM machine_feature WHERE release = '10.0' AND machine = 'pc-q35-3.1' AND accelerator = 'kvm' AND name = 'Skylake-Server'
EXCEPT SELECT feature FROM machine_feature WHERE release = '10.0' AND machine = 'pc-q35-10.0' AND accelerator = 'kvm' AND name = 'Skylake-Server'
ORDER BY feature;`,
  },
  {
    question: "Which of QEMU 10.0's features of Haswell-v1 does libvirt 11.3 leave out?",
    sql: `SELECT vf.feature FROM version_feature vf LEFT JOIN feature f ON f.qemu = vf.feature
WHERE vf.release = '10.0' AND vf.version = 'Haswell-v1' AND vf.feature NOT LIKE 'vmx-%' AND NOT EXISTS
  (SELECT 1 FROM libvirt_feature l WHERE l.release = '11.3' AND l.model = 'Haswell' AND l.feature = coalesce(f.libvirt, vf.feature))
ORDER BY vf.feature;`,
  },
  {
    question: 'On which machine types of QEMU 10.0 does EPYC end at another leaf than usual?',
    sql: `SELECT machine, printf('0x%x', value) AS xlevel FROM machine_value
WHERE release = '10.0' AND accelerator = 'kvm' AND name = 'EPYC' AND property = 'xlevel' AND value = 0x8000000a ORDER BY machine;`,
  },
  {
    question: 'Which machine types are deprecated in QEMU 10.0?',
    sql: `SELECT name FROM machine WHERE release = '10.0' AND deprecated ORDER BY name;`,
  },
];
