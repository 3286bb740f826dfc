-- Virtual CPU models of QEMU and libvirt. `release` is the project's release, e.g. 10.0.
CREATE TABLE feature (name TEXT PRIMARY KEY, word TEXT NOT NULL, bit INTEGER NOT NULL, qemu TEXT, libvirt TEXT, linux TEXT) WITHOUT ROWID;
CREATE TABLE feature_alias (alias TEXT NOT NULL, feature TEXT NOT NULL REFERENCES feature, PRIMARY KEY (alias, feature)) WITHOUT ROWID;
CREATE TABLE model (release TEXT NOT NULL, name TEXT NOT NULL, vendor TEXT NOT NULL, family INTEGER NOT NULL, model INTEGER NOT NULL, stepping INTEGER NOT NULL, model_id TEXT NOT NULL, deprecated TEXT, PRIMARY KEY (release, name)) WITHOUT ROWID;
CREATE TABLE version (release TEXT NOT NULL, name TEXT NOT NULL, model TEXT NOT NULL, version INTEGER NOT NULL, alias TEXT, abi_level INTEGER NOT NULL, PRIMARY KEY (release, name), FOREIGN KEY (release, model) REFERENCES model) WITHOUT ROWID;
CREATE TABLE version_feature (release TEXT NOT NULL, version TEXT NOT NULL, feature TEXT NOT NULL, PRIMARY KEY (release, version, feature), FOREIGN KEY (release, version) REFERENCES version) WITHOUT ROWID;
CREATE TABLE machine (release TEXT NOT NULL, name TEXT NOT NULL, alias TEXT, class TEXT NOT NULL, deprecated INTEGER NOT NULL, PRIMARY KEY (release, name)) WITHOUT ROWID;
-- What a name is on the machine types of a class; cpu is a row of cpu_feature and cpu_value.
CREATE TABLE expansion (release TEXT NOT NULL, class TEXT NOT NULL, accelerator TEXT NOT NULL, name TEXT NOT NULL, cpu INTEGER NOT NULL, PRIMARY KEY (release, class, accelerator, name)) WITHOUT ROWID;
-- Features that are on: the others are off.
CREATE TABLE cpu_feature (cpu INTEGER NOT NULL, feature INTEGER NOT NULL REFERENCES property, PRIMARY KEY (cpu, feature)) WITHOUT ROWID;
CREATE TABLE cpu_value (cpu INTEGER NOT NULL, property INTEGER NOT NULL REFERENCES property, value, PRIMARY KEY (cpu, property)) WITHOUT ROWID;
CREATE TABLE property (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- Values that a cpu has unless cpu_value says otherwise.
CREATE TABLE property_default (release TEXT NOT NULL, property TEXT NOT NULL, value, PRIMARY KEY (release, property)) WITHOUT ROWID;
CREATE TABLE libvirt_model (release TEXT NOT NULL, name TEXT NOT NULL, vendor TEXT, PRIMARY KEY (release, name)) WITHOUT ROWID;
CREATE TABLE libvirt_feature (release TEXT NOT NULL, model TEXT NOT NULL, feature TEXT NOT NULL, PRIMARY KEY (release, model, feature)) WITHOUT ROWID;
-- On machine types rather than on their classes.
CREATE VIEW machine_cpu AS SELECT m.release, m.name AS machine, e.accelerator, e.name, e.cpu FROM machine m JOIN expansion e ON e.release = m.release AND e.class = m.class;
CREATE VIEW machine_feature AS SELECT c.release, c.machine, c.accelerator, c.name, p.name AS feature FROM machine_cpu c JOIN cpu_feature f ON f.cpu = c.cpu JOIN property p ON p.id = f.feature;
