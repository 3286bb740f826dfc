import { QEMU_RELEASES } from '@cpu-models/runtime/data';
import { fullExpansion, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';
import type { Page } from 'playwright-core';
import { go, type Visit } from './browser.js';
import { command } from './command.js';
import { type Question, randomQuestions } from './random.js';
import { none, type Result } from './report.js';

/** How many of the questions are also put to the command itself: each is a process of its own. */
const TO_THE_COMMAND = 10;

/** Features that a guest gets, read off name cards in the browser, against resolve in Node and the command. */
export async function cards(site: Visit, count: number, seed: number): Promise<Result[]> {
  return [await byFunction(site, count, seed), await byCommand(site, seed)];
}

export async function byFunction(site: Visit, count: number, seed: number): Promise<Result> {
  const questions = randomQuestions(seed, count);
  const faults = await differences(site, questions, async (question) => expansionOf(question));
  return none('cards that differ from resolve', count, `random questions (seed ${seed})`, faults);
}

async function byCommand(site: Visit, seed: number): Promise<Result> {
  const faults = await differences(site, randomQuestions(seed, TO_THE_COMMAND), toldBy);
  return none("cards that differ from the command's resolve", TO_THE_COMMAND, 'of these', faults);
}

type Expansion = Readonly<Record<string, unknown>>;

async function differences(
  site: Visit,
  questions: readonly Question[],
  answer: (question: Question) => Promise<Expansion>,
): Promise<string[]> {
  const page = await site.open('#/');
  const faults: string[] = [];
  for (const question of questions) {
    const shown = await shownFeatures(page, question);
    const wanted = featuresOf(question, await answer(question));
    if (wanted.join() !== shown.join())
      faults.push(`${Object.values(question).join(' ')}: ${difference(wanted, shown)}`);
  }
  await page.close();
  return faults;
}

async function shownFeatures(page: Page, { model, ...params }: Question): Promise<string[]> {
  await go(page, `#/models/${model}?${new URLSearchParams(params)}`);
  const [defined, more, less] = await page.evaluate(() =>
    ['.words a', '.besides a.plus', '.besides a.minus'].map((selector) =>
      [...document.querySelectorAll(selector)].map((link) => (link.textContent ?? '').replace(/^[+-]/, '')),
    ),
  );
  const dropped = new Set(less);
  return [...(defined ?? []), ...(more ?? [])].filter((name) => !dropped.has(name)).sort();
}

const releaseOf = ({ qemu }: Question) =>
  (QEMU_RELEASES as readonly QemuRelease[]).find(({ release }) => release === qemu) as QemuRelease;

const vendorOf = (question: Question) =>
  resolve(releaseOf(question), { machine: 'none', accelerator: 'tcg', model: question.model }).request.model.definition
    ?.vendor ?? '';

function expansionOf(question: Question): Expansion {
  const { machine, accel, model } = question;
  const vendor = accel === 'kvm' ? { hostVendor: vendorOf(question) } : {};
  return fullExpansion(resolve(releaseOf(question), { machine, model, accelerator: accel, ...vendor }));
}

async function toldBy(question: Question): Promise<Expansion> {
  const { qemu, machine, accel, model } = question;
  const vendor = accel === 'kvm' ? ['--host-vendor', vendorOf(question)] : [];
  const answer = await command('resolve', model, '--qemu', qemu, '--machine', machine, '--accel', accel, ...vendor);
  const { properties } = answer as { properties: Record<string, { value: unknown }> };
  return Object.fromEntries(Object.entries(properties).map(([name, { value }]) => [name, value]));
}

/** Features that are on, by QEMU's own names. */
function featuresOf(question: Question, expansion: Expansion): string[] {
  const known = new Set(releaseOf(question).words.flatMap(({ names }) => names.filter((name) => name !== null)));
  return [...known].filter((name) => expansion[name] === true).sort();
}

function difference(wanted: readonly string[], shown: readonly string[]): string {
  const missing = wanted.filter((name) => !shown.includes(name)).map((name) => `-${name}`);
  return [...missing, ...shown.filter((name) => !wanted.includes(name)).map((name) => `+${name}`)].join(' ');
}
