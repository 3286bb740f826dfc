import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { circlesOf } from './circles.js';
import { type Import, importsOf } from './imports.js';

/** What is wrong with an arrow between rooms, or with what a room declares. */
export interface Finding {
  readonly rule: 'undeclared' | 'unused' | 'upward' | 'outside' | 'unplaced' | 'independent' | 'circle';
  /** `file:line`, or the package.json. */
  readonly place: string;
  readonly message: string;
}

/** A room, with what its package.json declares. */
export interface Room {
  /** Below the workspace's root. */
  readonly path: string;
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** This one is installed by everybody, and in browsers. */
const INDEPENDENT = 'packages/runtime';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The rooms of a workspace. */
export function readRooms(workspace: string): Room[] {
  return ['packages', 'tools'].flatMap((place) =>
    readdirSync(join(workspace, place)).map((name) => {
      const path = `${place}/${name}`;
      const { name: own, dependencies, devDependencies } = readManifest(join(workspace, path));
      const names = (record: object = {}) => Object.keys(record);
      return { path, name: own, dependencies: names(dependencies), devDependencies: names(devDependencies) };
    }),
  );
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Whether the arrows between rooms are those that they declare, and point down.
 * @param floors the rooms from the lowest floor to the highest
 * @returns a finding per undeclared, unused, upward or hidden arrow, and per circle of files in a room
 */
export function checkRooms(workspace: string, floors: readonly (readonly string[])[]): Finding[] {
  const rooms = readRooms(workspace);
  const shared = Object.keys(readManifest(workspace).devDependencies ?? {});
  return rooms.flatMap((room) => {
    const imports = importsOf(workspace, room.path);
    return [
      ...imports.flatMap((one) => checkImport(one, room, rooms, shared)),
      ...unused(room, imports, rooms),
      ...upward(room, rooms, floors),
      ...circlesOf(imports).map(
        (files): Finding => ({
          rule: 'circle',
          place: files[0] as string,
          message: `imports itself by way of ${files.slice(1).join(', ')}: move what they share to a file of its own`,
        }),
      ),
    ];
  });
}

function checkImport(one: Import, room: Room, rooms: readonly Room[], shared: readonly string[]): Finding[] {
  const { target } = one;
  const isModule = one.part === 'module';
  const finding = (rule: Finding['rule'], message: string): Finding[] => [
    { rule, place: `${one.file}:${one.line}`, message },
  ];
  if (target.startsWith('.')) return leaving(one, room, rooms).flatMap((message) => finding('outside', message));
  if (target.startsWith('node:'))
    return room.path === INDEPENDENT && isModule
      ? finding('independent', `${room.name} does without Node, not with ${target}`)
      : [];
  const name = packageOf(target);
  if (name === room.name || room.dependencies.includes(name)) return [];
  // A package that is types alone leaves nothing of an import.
  if (room.devDependencies.includes(typesOf(name))) return [];
  if (!isModule && (room.devDependencies.includes(name) || shared.includes(name))) return [];
  return finding(
    'undeclared',
    `${name} is not among the ${isModule ? 'd' : 'devD'}ependencies of ${room.path}/package.json`,
  );
}

/**
 * A path out of the room is an arrow that no package.json tells of. Where the other room is declared, files of it may be
 * read or run, and tests may share its helpers in testing/.
 */
function leaving(one: Import, room: Room, rooms: readonly Room[]): string[] {
  const other = otherRoom(one, room, rooms);
  if (other === undefined) return [];
  const isDeclared = [...room.dependencies, ...room.devDependencies].includes(other.name);
  if (isDeclared && (one.isPath || (one.part === 'test' && one.target.includes('/testing/')))) return [];
  return [`${one.target} leads into ${other.path}: declare and import ${other.name}`];
}

function otherRoom({ file, target }: Import, room: Room, rooms: readonly Room[]): Room | undefined {
  if (!target.startsWith('.')) return undefined;
  const path = join(dirname(file), target);
  return rooms.find((other) => other !== room && (path === other.path || path.startsWith(`${other.path}/`)));
}

function unused(room: Room, imports: readonly Import[], rooms: readonly Room[]): Finding[] {
  const used = (...parts: Import['part'][]) =>
    new Set(
      imports
        .filter(({ part }) => parts.includes(part))
        .map((one) => otherRoom(one, room, rooms)?.name ?? packageOf(one.target)),
    );
  const [inTests, inRoom] = [used('test', 'build'), used('module', 'build')];
  const types = new Set([...inRoom].map(typesOf));
  const finding = (name: string, where: string): Finding => ({
    rule: 'unused',
    place: `${room.path}/package.json`,
    message: `${name} is imported by no ${where}: remove it`,
  });
  return [
    ...room.dependencies
      .filter((name) => !inRoom.has(name))
      .map((name) => finding(name, inTests.has(name) ? 'module but tests, so it is a devDependency' : 'module')),
    ...room.devDependencies
      .filter((name) => !inTests.has(name) && !types.has(name))
      .map((name) => finding(name, 'test')),
  ];
}

function upward(room: Room, rooms: readonly Room[], floors: readonly (readonly string[])[]): Finding[] {
  const place = `${room.path}/package.json`;
  const floorOf = (path: string) => floors.findIndex((floor) => floor.some((one) => matchesGlob(path, one)));
  const floor = floorOf(room.path);
  if (floor < 0) return [{ rule: 'unplaced', place, message: `${room.path} has no floor: give it one in FLOORS` }];
  return rooms
    .filter(({ name }) => room.dependencies.includes(name) || room.devDependencies.includes(name))
    .filter(({ path }) => floorOf(path) >= floor)
    .map(({ path }) => ({ rule: 'upward', place, message: `${path} is on no lower floor than ${room.path}` }));
}

/** A floor may name rooms that are alike by what their paths begin with: `packages/gen-*`. */
function matchesGlob(path: string, floor: string): boolean {
  return floor.endsWith('*') ? path.startsWith(floor.slice(0, -1)) : path === floor;
}

/** The package with the types of one that has none. */
function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
