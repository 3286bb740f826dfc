import type { Finding, HostExplanation, LibvirtVerdict, MoveExplanation } from '@cpu-models/runtime';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { groupBy } from '../data/group.js';
import { xmlOf } from '../data/hosts.js';
import { Copy } from '../parts/copy.js';
import { Features, Model } from '../parts/names.js';

const RUNS = { yes: 'runs here', no: 'does not run here as it is', unknown: 'may run here' } as const;
const SIGN = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

/** What is to be said of a guest on a host. */
export function Answer(props: {
  readonly host: string;
  readonly answer: HostExplanation | string;
  readonly map: CpuMap;
}) {
  const { host, answer, map } = props;
  if (typeof answer === 'string')
    return (
      <p class="note bad">
        {host}: {answer}
      </p>
    );
  const { runs, libvirt, missing, withheld, doubtful, nearest, use, machine, unknown, feature } = answer;
  const isRefused = libvirt?.starts === false;
  return (
    <div class={`note ${isRefused ? 'bad' : SIGN[runs]} stack`}>
      <p>
        <b>{host}:</b> {RUNS[runs]} <span class="soft">({machine})</span>
        {libvirt !== null && `; libvirt ${STARTS[`${libvirt.starts}`]}`}
      </p>
      {feature !== null ? (
        <Findings title={`${feature.feature}: ${EFFECTS[feature.effect]}`} findings={[feature, ...feature.because]} />
      ) : (
        <>
          <Findings title="Missing" findings={missing} />
          {libvirt !== null && <Refused libvirt={libvirt} missing={missing} />}
          <Findings title="Off, although the model has it" findings={withheld} />
          <Findings title="In doubt" findings={doubtful} />
          {nearest.length > 0 && <Nearest models={nearest} />}
          {use !== null && <Copy label={`what to use on ${host}`} text={use.commandLine} />}
          {use?.cpu != null && <Copy label={`libvirt's XML for ${host}`} text={xmlOf(use.cpu, map)} />}
        </>
      )}
      {unknown.length > 0 && <p class="soft small">{unknown.join('; ')}</p>}
    </div>
  );
}

const STARTS: Readonly<Record<string, string>> = {
  true: 'lets it start',
  false: 'refuses it',
  null: 'may let it start',
};

const EFFECTS: Readonly<Record<Finding['effect'], string>> = {
  missing: 'the host cannot give it',
  off: 'off',
  hidden: 'on, but the guest does not see it',
  refused: 'libvirt refuses it',
  on: 'on',
  unknown: 'unknown',
};

/** What libvirt refuses the guest for, besides what is missing anyway. */
function Refused({ libvirt, missing }: { readonly libvirt: LibvirtVerdict; readonly missing: readonly Finding[] }) {
  const known = new Set(missing.map(({ feature }) => feature));
  const own = libvirt.refused.filter(({ feature, cause }) => cause === 'libvirt-differs' || !known.has(feature));
  return (
    <>
      {libvirt.obstacle !== null && (
        <p>
          libvirt {libvirt.release}: {libvirt.obstacle}
        </p>
      )}
      <Findings title={`libvirt ${libvirt.release} refuses it for`} findings={own} />
    </>
  );
}

/** Findings with the same cause and remedy share a line. */
function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const groups = groupBy(findings, ({ reason, remedy }) => `${reason}|${remedy}`);
  return (
    <details open={groups.size < 6}>
      <summary class="small">
        {title} {findings.length > 1 && `(${findings.length})`}
      </summary>
      <ul class="steps">
        {[...groups].map(([key, list]) => (
          <li key={key}>
            <div class="names">
              {[...new Set(list.map(({ feature }) => feature))].map((name) => (
                <span key={name}>{name}</span>
              ))}
            </div>
            <div>
              {list[0]?.reason}
              {list[0]?.remedy != null && (
                <>
                  : <b>{list[0].remedy}</b>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Nearest({ models }: { readonly models: HostExplanation['nearest'] }) {
  return (
    <details>
      <summary class="small">Models that run here ({models.length})</summary>
      <ul class="steps">
        {models.map(({ name, off, loses }) => (
          <li key={name + off}>
            <div>
              <Model name={name} />
              {off.map((feature) => `,${feature}=off`)}
            </div>
            {loses.length === 0 ? <span class="soft">loses nothing</span> : <Features names={loses} sign="-" />}
          </li>
        ))}
      </ul>
    </details>
  );
}

const MAY = { yes: 'may move', no: 'may not move', unknown: 'may or may not move' } as const;

/** Whether a guest may go from one host to another. */
export function Moved({ hosts, answer }: { readonly hosts: string; readonly answer: MoveExplanation }) {
  return (
    <div class={`note ${SIGN[answer.may]}`}>
      <p>
        {hosts}: {MAY[answer.may]}
      </p>
      {[...answer.obstacles, ...answer.unknown].map((line) => (
        <p key={line} class="soft">
          {line}
        </p>
      ))}
    </div>
  );
}
