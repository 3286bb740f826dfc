import type { MessageExplanation } from '@cpu-models/inputs';

/** What messages mean, and what to do. */
export function Messages({ messages }: { readonly messages: readonly MessageExplanation[] }) {
  return (
    <ul class="stack loose">
      {messages.map(({ text, says, about }) => (
        <li key={text} class="stack">
          <code class="soft">{text}</code>
          <p>{says}</p>
          <ul class="steps">
            {about.map(({ name, address, meaning, causes, remedy }) => (
              <li key={name}>
                <div>
                  <span class="mono">{name}</span>
                  {address !== null && <div class="soft small">{address}</div>}
                </div>
                <div class="stack">
                  <p>{meaning}</p>
                  {causes.map(({ reason, remedy: what }) => (
                    <p key={reason} class="soft">
                      {reason}
                      {what === null ? '' : `: ${what}`}
                    </p>
                  ))}
                  <p>
                    <b>{remedy}</b>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
