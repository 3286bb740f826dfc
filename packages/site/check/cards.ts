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
  const page = await site.open('#/');
  const questions = randomQuestions(seed, count);
  const [byFunction, byCommand]: [string[], string[]] = [[], []];
  for (const [i, question] of questions.entries()) {
    const shown = await shownFeatures(page, question);
    const fault = (wanted: readonly string[]) => `${Object.values(question).join(' ')}: ${difference(wanted, shown)}`;
    const wanted = featuresOf(question, expansionOf(question));
    if (wanted.join() !== shown.join()) byFunction.push(fault(wanted));
    if (i >= TO_THE_COMMAND) continue;
    const told = featuresOf(question, await toldBy(question));
    if (told.join() !== shown.join()) byCommand.push(fault(told));
  }
  await page.close();
  return [
    none('cards that differ from resolve', questions.length, `random questions (seed ${seed})`, byFunction),
    none("cards that differ from the command's resolve", TO_THE_COMMAND, 'of these', byCommand),
  ];
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

function expansionOf(question: Question): Readonly<Record<string, unknown>> {
  const { machine, accel, model } = question;
  const vendor = accel === 'kvm' ? { hostVendor: vendorOf(question) } : {};
  return fullExpansion(resolve(releaseOf(question), { machine, model, accelerator: accel, ...vendor }));
}

async function toldBy(question: Question): Promise<Readonly<Record<string, unknown>>> {
  const { qemu, machine, accel, model } = question;
  const vendor = accel === 'kvm' ? ['--host-vendor', vendorOf(question)] : [];
  const answer = await command('resolve', model, '--qemu', qemu, '--machine', machine, '--accel', accel, ...vendor);
  const { properties } = answer as { properties: Record<string, { value: unknown }> };
  return Object.fromEntries(Object.entries(properties).map(([name, { value }]) => [name, value]));
}

/** Features that are on, by QEMU's own names. */
function featuresOf(question: Question, expansion: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(releaseOf(question).words.flatMap(({ names }) => names.filter((name) => name !== null)));
  return [...known].filter((name) => expansion[name] === true).sort();
}

function difference(wanted: readonly string[], shown: readonly string[]): string {
  const missing = wanted.filter((name) => !shown.includes(name)).map((name) => `-${name}`);
  return [...missing, ...shown.filter((name) => !wanted.includes(name)).map((name) => `+${name}`)].join(' ');
}
