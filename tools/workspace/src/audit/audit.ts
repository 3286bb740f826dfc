/** What a registry says of the libraries in the lockfile: faults by library, or why it says nothing. */
export type Audit = { readonly faults: readonly string[] } | { readonly unknown: string };

interface Report {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, Fault>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string; readonly detail?: string };
}

interface Fault {
  readonly severity: string;
  readonly range: string;
  /** Titles of faults, and names of libraries that bring theirs along. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
}

/**
 * Reads what `npm audit --json` wrote. What is no whole report is no clean one.
 *
 * @param said what it wrote on standard output
 */
export function readAudit(said: string): Audit {
  const report = parsed(said);
  if (report?.auditReportVersion === undefined || report.vulnerabilities === undefined)
    return { unknown: whyNot(report) };
  return {
    faults: Object.entries(report.vulnerabilities).map(
      ([name, { severity, range, via }]) => `${name} ${range}: ${severity}: ${via.map(titleOf).join('; ')}`,
    ),
  };
}

function parsed(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function whyNot(report: Report | undefined): string {
  const { summary, detail } = report?.error ?? {};
  return [summary, detail, report?.message].find((text) => text !== undefined && text !== '') ?? 'npm wrote no report';
}

function titleOf(via: Fault['via'][number]): string {
  return typeof via === 'string' ? `by way of ${via}` : `${via.title} (${via.url})`;
}
