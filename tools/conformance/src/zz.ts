import { provenSource } from './proofs/proof.js';
import { runCampaign } from './freeze/campaign.js';
const source = await provenSource();
const t=Date.now();
const c = runCampaign(source, Number(process.argv[2]), Number(process.argv[3]), (d)=>process.stderr.write(d+' '+(Date.now()-t)+'\n'));
console.log(JSON.stringify({...c, wrong: undefined}), Date.now()-t, 'ms'); for (const w of c.wrong) console.log(w);
