#!/usr/bin/env node
// A QEMU that misbehaves. The way comes after -fake, or from FAKE_QEMU; without one it answers well.
import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const asked = process.argv.indexOf('-fake');
const way = asked === -1 ? (process.env.FAKE_QEMU ?? 'answers') : process.argv[asked + 1];
const machine = process.argv[process.argv.indexOf('-machine') + 1];

const GREETING = greeting({ qemu: { major: 9, minor: 0, micro: 2 }, package: 'fake' });

const ANSWERS = {
  qmp_capabilities: () => ({}),
  'query-version': () => ({ qemu: { major: 9, minor: 0, micro: 2 }, package: 'fake' }),
  'query-kvm': () => ({ enabled: false, present: true }),
  'query-machines': () => [
    { name: 'none', 'cpu-max': 1 },
    { name: 'pc-q35-9.0', alias: 'q35', 'cpu-max': 288, 'default-cpu-type': 'qemu64-x86_64-cpu' },
  ],
  'query-cpu-definitions': () => ['qemu64', 'max'].map(definition),
  'query-cpu-model-expansion': ({ type, model }) => ({
    model: { name: type === 'static' ? 'base' : model.name, props: expansion(model) },
  }),
  'qom-list-properties': () => [{ name: 'svm', type: 'bool' }],
  'qom-get': () => 'pc-q35-9.0-machine',
  echo: (args) => args,
};

/** Each way runs instead of answering well; those in COMMAND_WAYS begin with the first command after the greeting. */
const START_WAYS = {
  'exits-at-once': () => stop(1, 'fake-qemu: could not load anything'),
  'hangs-before-greeting': () => {},
  'ignores-sigterm': () => process.on('SIGTERM', () => {}),
  'spawns-child': () =>
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...process.argv], { stdio: 'inherit' }),
  garbage: () => console.log('Welcome to fake-qemu!'),
  'garbage-deep': () => console.log('['.repeat(100000)),
  'greets-otherwise': () => console.log('{"hello": "world"}'),
  'wrong-version': () => console.log(greeting({ qemu: { major: 'twelve' }, package: '' })),
  'old-version': () => console.log(greeting({ qemu: { major: 2, minor: 12, micro: 0 }, package: '' })),
  'floods-line': () => flood('x'.repeat(65536)),
};

const COMMAND_WAYS = {
  'dies-midway': () => die('fake-qemu: assertion failed'),
  'exits-midway': () => stop(0, ''),
  'closes-output': () => closeSync(1),
  'hangs-on-command': () => {},
  'half-json': () => process.stdout.write('{"return": {"qemu', () => process.exit(0)),
  'hangs-in-half-json': () => process.stdout.write('{"return": {"qemu'),
  'wrong-id': () => console.log('{"return": {}, "id": 4711}'),
  'no-result': ({ id }) => console.log(JSON.stringify({ id })),
  'wrong-shape': ({ id }) => console.log(JSON.stringify({ id, return: 7 })),
  'floods-events': () => flood('{"event": "RESUME", "timestamp": {"seconds": 1, "microseconds": 2}}\n'.repeat(100)),
  'floods-answer': ({ id }) => flood(`{"id": ${id}, "return": "${'x'.repeat(65536)}`),
  refuses: ({ id, execute }) => {
    console.log(
      JSON.stringify({ id, error: { class: 'CommandNotFound', desc: `The command ${execute} is not known` } }),
    );
  },
};

if (way === 'guest-aborts' && process.argv.includes('-bios')) {
  bootGuest(process.argv[process.argv.indexOf('-cpu') + 1]);
} else if (way in START_WAYS) {
  START_WAYS[way]();
  setInterval(() => {}, 1000);
} else {
  console.log(GREETING);
  createInterface({ input: process.stdin }).on('line', (line) => receive(JSON.parse(line)));
  setInterval(() => {}, 1000);
}

/** A guest that reads one subleaf; `max` asks for what the host does not take. */
function bootGuest(cpu) {
  if (cpu === 'max') die('fake-qemu: failed to set MSR 0x10a');
  process.stdout.write(Buffer.alloc(16, 1), () => process.exit(0));
}

function die(words) {
  console.error(words);
  process.kill(process.pid, 'SIGABRT');
}

function receive(command) {
  if (way === 'model-aborts' && machine !== 'none' && command.arguments?.model?.name === 'max') {
    return die('fake-qemu: assertion failed');
  }
  if (way in COMMAND_WAYS && command.execute !== 'qmp_capabilities') return COMMAND_WAYS[way](command);
  console.log('{"event": "RESUME", "timestamp": {"seconds": 1, "microseconds": 2}}');
  const answer = ANSWERS[command.execute];
  const { id } = command;
  if (answer === undefined) {
    console.log(JSON.stringify({ id, error: { class: 'CommandNotFound', desc: `unknown ${command.execute}` } }));
  } else {
    // JSON.stringify would lose the digits that this number must keep.
    console.log(
      JSON.stringify({ id, return: answer(command.arguments) }).replaceAll('"LARGE"', '18446744073709551552'),
    );
  }
}

function definition(name) {
  return {
    name,
    typename: `${name}-x86_64-cpu`,
    static: false,
    'migration-safe': name !== 'max',
    deprecated: false,
    'unavailable-features': machine === 'none' ? [] : ['svm'],
  };
}

function expansion({ name, props = {} }) {
  return { svm: name === 'max', level: 13, vendor: 'AuthenticAMD', 'lbr-fmt': 'LARGE', ...props };
}

function greeting(version) {
  return JSON.stringify({ QMP: { version, capabilities: ['oob'] } });
}

function flood(text) {
  while (process.stdout.write(text));
  process.stdout.once('drain', () => flood(text));
}

function stop(status, words) {
  if (words !== '') console.error(words);
  process.exit(status);
}
