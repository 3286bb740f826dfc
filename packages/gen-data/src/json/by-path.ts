import { readFileSync } from 'node:fs';
import type { DataPackage, QemuEntry } from '../types.js';

/** Below it, addresses and what stands there stay readable in the same way; another layout gets another number. */
const ROOT = 'v1';
const SCHEMA = new URL('model.schema.json', import.meta.url);

/**
 * A file per model and release at an address that stays: `v1/qemu/11.1/models/EPYC-Milan.json`, for whoever wants one model
 * and no program. Features are written out.
 */
export function modelFiles({ qemu, sets }: DataPackage): { path: string; text: string }[] {
  const ofRelease = (entry: QemuEntry) => {
    const folder = `${ROOT}/qemu/${entry.release}/models`;
    const names = entry.models.map(({ name }) => name);
    return [
      { path: `${folder}/index.json`, text: text({ release: entry.release, models: names }) },
      ...entry.models.map((model) => ({
        path: `${folder}/${model.name}.json`,
        text: text(written(entry, model, sets)),
      })),
    ];
  };
  return [{ path: `${ROOT}/model.schema.json`, text: readFileSync(SCHEMA, 'utf8') }, ...qemu.flatMap(ofRelease)];
}

function written({ release }: QemuEntry, model: QemuEntry['models'][number], sets: DataPackage['sets']): object {
  const versions = model.versions.map((version) => ({ ...version, features: sets[version.features] ?? [] }));
  return { $schema: '../../../model.schema.json', release, ...model, versions };
}

const text = (value: object) => `${JSON.stringify(value)}\n`;
