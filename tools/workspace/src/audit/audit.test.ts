import { expect, it } from 'vitest';
import { readAudit } from './audit.js';

it('tells every library with a fault, and by way of which other it has it', () => {
  const fault = { title: 'Runs what it reads', url: 'https://example.org/1' };
  const vulnerabilities = {
    left: { severity: 'high', range: '<2', via: [fault] },
    right: { severity: 'low', range: '*', via: ['left'] },
  };
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities }))).toEqual({
    faults: ['left <2: high: Runs what it reads (https://example.org/1)', 'right *: low: by way of left'],
  });
});

it('finds none where the whole report has none', () => {
  expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({ faults: [] });
});

it.each([
  ['a registry that does not know the question', '{"error":{"summary":"no such endpoint"}}', 'no such endpoint'],
  ['a network that is not there', '{"message":"request failed","error":{"summary":"","detail":""}}', 'request failed'],
  ['half a report', '{"auditReportVersion":2}', 'npm wrote no report'],
  ['nothing', '', 'npm wrote no report'],
])('takes %s for no clean report', (_what, said, unknown) => {
  expect(readAudit(said)).toEqual({ unknown });
});
