import { qemuVersion } from '@cpu-models/runtime';
import { known, type Member, modelsOn } from '../data/hosts.js';
import { Features, Model } from '../parts/names.js';
import { useWork } from '../state/work.js';

/** What a host is, and every model on it. */
export function HostCard({ member }: { readonly member: Member }) {
  const { host, files, unknown } = member.host;
  const data = known();
  const models = useWork(
    data === null
      ? null
      : function* () {
          yield modelsOn(member, data);
        },
    `${member.name} ${files.map(({ kind }) => kind).join()} ${host.host.cpuinfo['model name']}`,
  );
  const list = typeof models === 'string' || models === null ? [] : models;
  const [running, others] = [list.filter(({ runs }) => runs), list.filter(({ runs }) => !runs)];
  return (
    <>
      <p>
        {host.host.cpuinfo['model name'] ?? host.host.cpuinfo['vendor_id'] ?? 'a CPU that nothing names'}, QEMU{' '}
        {qemuVersion(host)}, {host.accel} <span class="soft">({files.map(({ kind }) => kind).join(', ')})</span>
      </p>
      {unknown.length > 0 && (
        <details>
          <summary class="soft small">what it does not say</summary>
          <ul class="soft small">
            {unknown.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </details>
      )}
      {typeof models === 'string' && <p class="note warn">{models}</p>}
      {list.length > 0 && (
        <details class="long">
          <summary>
            {running.length} of {list.length} models run on it
          </summary>
          <div class="stack">
            <p class="names">
              {running.map(({ name }) => (
                <Model key={name} name={name} />
              ))}
            </p>
            <ul class="steps">
              {others.map(({ name, lacks, unsure }) => (
                <li key={name}>
                  <div>
                    <Model name={name} />
                  </div>
                  <Features names={lacks.length > 0 ? lacks : unsure} sign={lacks.length > 0 ? '-' : '?'} />
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </>
  );
}
