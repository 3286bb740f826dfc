const { VersionActions } = require('nx/release');

/** How Nx reads and writes the version of a package here. Nothing in the workspace asks for another one by version. */
module.exports = class ManifestVersion extends VersionActions {
  validManifestFilenames = ['package.json'];

  async readCurrentVersionFromSourceManifest(tree) {
    const manifestPath = `${this.projectGraphNode.data.root}/package.json`;
    return { manifestPath, currentVersion: JSON.parse(tree.read(manifestPath, 'utf8')).version };
  }

  async readCurrentVersionFromRegistry() {
    return null;
  }

  async readCurrentVersionOfDependency() {
    return { currentVersion: null, dependencyCollection: null };
  }

  /** Changes nothing but the version: the manifest keeps its layout. */
  async updateProjectVersion(tree, version) {
    const { root } = this.projectGraphNode.data;
    const manifest = `${root}/package.json`;
    tree.write(manifest, tree.read(manifest, 'utf8').replace(/("version": *")[^"]*"/, `$1${version}"`));
    const lock = JSON.parse(tree.read('package-lock.json', 'utf8'));
    lock.packages[root].version = version;
    tree.write('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
    return [`${this.projectGraphNode.name} is ${version}`];
  }

  async updateProjectDependencies() {
    return [];
  }
};
