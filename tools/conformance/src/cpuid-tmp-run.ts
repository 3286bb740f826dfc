import { loadSource } from '@cpu-models/source';
import { qemuRelease } from '@cpu-models/catalog';
import { readRecording } from './recordings-format.js';
import { proveRecording } from './recordings.js';
import { readPropertyRecording } from './props-format.js';
import { proveProperties } from './props.js';
import { readCpuidRecording } from './cpuid-format.js';
import { proveCpuid } from './cpuid.js';
import { proveMutations } from './recordings-mutations.js';
import { benchmarkResolve } from '../../../packages/runtime/bench/resolve.js';
const R='/work/main/tools/conformance/recordings/';
const source=await loadSource('/work/main/schemas');
const show=(p:any)=>{console.log(p.summary); for(const d of p.differences.slice(0,4)) console.log('   ',d.slice(0,200));};
for (const rel of ['7.2','10.0']) { const release=qemuRelease(source, rel);
 const proofs:any[]=[];
 for (const a of ['tcg','kvm']) { const rec=readRecording(`${R}qemu-${rel}-${a}.json.br`), props=readPropertyRecording(`${R}fuzz-${rel}-${a}.json.br`);
  show(proveRecording(release, rec,'AuthenticAMD')); show(proveProperties(release, props,'AuthenticAMD'));
  proofs.push((r:any)=>proveProperties(r,props,'AuthenticAMD'), (r:any)=>proveRecording(r,rec,'AuthenticAMD')); }
 const cp=readCpuidRecording(`${R}cpuid-${rel}-tcg.json.br`); proofs.unshift((r:any)=>proveCpuid(r,cp));
 show(proveCpuid(release, cp));
 const t=performance.now(); const m=proveMutations(release,proofs); console.log(m.summary,m.missed,Math.round(performance.now()-t),'ms');
 console.log(benchmarkResolve(release).summary);
}
