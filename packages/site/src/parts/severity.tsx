import type { Severity } from '@cpu-models/runtime/qemu';

const SAID: Readonly<Record<Severity, readonly [text: string, tone: string]>> = {
  breaks: ['breaks a running guest', 'minus'],
  restart: ['changes after a restart', 'warn'],
  information: ['information', ''],
};

/** What a change does to guests, in the words of the upgrade gate. */
export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const [text, tone] = SAID[severity];
  return <span class={`tag ${tone}`}>{text}</span>;
}
