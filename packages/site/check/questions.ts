import { QUESTIONS } from '../src/data/questions.js';
import { go, type Visit } from './browser.js';
import { none, type Result } from './report.js';

/** Every public question: its permalink shows the answer. */
export async function questions(site: Visit): Promise<Result> {
  const faults: string[] = [];
  const page = await site.open('#/');
  for (const { question, place, answer } of QUESTIONS) {
    await go(page, place);
    const text = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
    for (const part of answer) if (!text.includes(part)) faults.push(`${question}: ${place} does not say "${part}"`);
  }
  await page.close();
  return none('public questions without their answer', QUESTIONS.length, 'questions', faults);
}
