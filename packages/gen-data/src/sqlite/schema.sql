-- SPDX-License-Identifier: MIT
-- Virtual CPU models of QEMU and libvirt. `release` is the project's release, e.g. 10.0.
-- Lists of features and CPUs are there once, however many releases, machine types and names share them.
CREATE TABLE feature (name TEXT PRIMARY KEY, word TEXT NOT NULL, bit INTEGER NOT NULL, qemu TEXT, libvirt TEXT, linux TEXT) WITHOUT ROWID;
CREATE TABLE feature_alias (alias TEXT NOT NULL, feature TEXT NOT NULL REFERENCES feature, PRIMARY KEY (alias, feature)) WITHOUT ROWID;
CREATE TABLE property (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE feature_set (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE feature_set_member (feature_set INTEGER NOT NULL REFERENCES feature_set, property INTEGER NOT NULL REFERENCES property, PRIMARY KEY (feature_set, property)) WITHOUT ROWID;
CREATE TABLE model (release TEXT NOT NULL, name TEXT NOT NULL, vendor TEXT NOT NULL, family INTEGER NOT NULL, model INTEGER NOT NULL, stepping INTEGER NOT NULL, model_id TEXT NOT NULL, deprecated TEXT, PRIMARY KEY (release, name)) WITHOUT ROWID;
CREATE TABLE version (release TEXT NOT NULL, name TEXT NOT NULL, model TEXT NOT NULL, version INTEGER NOT NULL, alias TEXT, abi_level INTEGER NOT NULL, features INTEGER NOT NULL REFERENCES feature_set, PRIMARY KEY (release, name), FOREIGN KEY (release, model) REFERENCES model) WITHOUT ROWID;
CREATE TABLE libvirt_model (release TEXT NOT NULL, name TEXT NOT NULL, vendor TEXT, features INTEGER NOT NULL REFERENCES feature_set, PRIMARY KEY (release, name)) WITHOUT ROWID;
-- Machine types of a class make the same CPUs.
CREATE TABLE class (id INTEGER PRIMARY KEY, release TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (release, name));
CREATE TABLE machine (release TEXT NOT NULL, name TEXT NOT NULL, alias TEXT, class INTEGER NOT NULL REFERENCES class, deprecated INTEGER NOT NULL, PRIMARY KEY (release, name)) WITHOUT ROWID;
-- Features that are on: the others are off.
CREATE TABLE cpu (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, features INTEGER NOT NULL REFERENCES feature_set);
-- What a name is on the machine types of a class.
CREATE TABLE cpu_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE expansion (class INTEGER NOT NULL REFERENCES class, accelerator TEXT NOT NULL, name INTEGER NOT NULL REFERENCES cpu_name, cpu INTEGER NOT NULL REFERENCES cpu, PRIMARY KEY (class, accelerator, name)) WITHOUT ROWID;
-- Other properties: a CPU's own value, else its class's, else the release's.
CREATE TABLE cpu_value (cpu INTEGER NOT NULL REFERENCES cpu, property INTEGER NOT NULL REFERENCES property, value, PRIMARY KEY (cpu, property)) WITHOUT ROWID;
CREATE TABLE class_value (class INTEGER NOT NULL REFERENCES class, accelerator TEXT NOT NULL, property INTEGER NOT NULL REFERENCES property, value, PRIMARY KEY (class, accelerator, property)) WITHOUT ROWID;
CREATE TABLE property_default (release TEXT NOT NULL, property INTEGER NOT NULL REFERENCES property, value, PRIMARY KEY (release, property)) WITHOUT ROWID;
-- The same with names, for questions.
CREATE VIEW version_feature AS SELECT v.release, v.name AS version, p.name AS feature FROM version v JOIN feature_set_member m ON m.feature_set = v.features JOIN property p ON p.id = m.property;
CREATE VIEW libvirt_feature AS SELECT l.release, l.name AS model, p.name AS feature FROM libvirt_model l JOIN feature_set_member m ON m.feature_set = l.features JOIN property p ON p.id = m.property;
CREATE VIEW machine_cpu AS SELECT m.release, m.name AS machine, e.accelerator, n.name, e.cpu, m.class FROM machine m JOIN expansion e ON e.class = m.class JOIN cpu_name n ON n.id = e.name;
CREATE VIEW machine_feature AS SELECT c.release, c.machine, c.accelerator, c.name, p.name AS feature FROM machine_cpu c JOIN cpu ON cpu.id = c.cpu JOIN feature_set_member m ON m.feature_set = cpu.features JOIN property p ON p.id = m.property;
CREATE VIEW machine_value AS
SELECT c.release, c.machine, c.accelerator, c.name, p.name AS property, v.value FROM machine_cpu c JOIN cpu_value v ON v.cpu = c.cpu JOIN property p ON p.id = v.property
UNION ALL
SELECT c.release, c.machine, c.accelerator, c.name, p.name, v.value FROM machine_cpu c JOIN class_value v ON v.class = c.class AND v.accelerator = c.accelerator JOIN property p ON p.id = v.property
WHERE NOT EXISTS (SELECT 1 FROM cpu_value o WHERE o.cpu = c.cpu AND o.property = v.property)
UNION ALL
SELECT c.release, c.machine, c.accelerator, c.name, p.name, v.value FROM machine_cpu c JOIN property_default v ON v.release = c.release JOIN property p ON p.id = v.property
WHERE NOT EXISTS (SELECT 1 FROM cpu_value o WHERE o.cpu = c.cpu AND o.property = v.property)
AND NOT EXISTS (SELECT 1 FROM class_value o WHERE o.class = c.class AND o.accelerator = c.accelerator AND o.property = v.property);
