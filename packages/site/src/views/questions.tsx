import { QUESTIONS } from '../data/questions.js';

/** Questions that people have asked in public, each with the place that answers it. */
export function Questions() {
  return (
    <section aria-label="Questions that people ask" class="questions no-print">
      <h2>Asked in public</h2>
      <ul>
        {QUESTIONS.map(({ question, place }) => (
          <li key={question}>
            <a href={place}>{question}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
