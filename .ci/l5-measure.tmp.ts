import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readLog } from '../src/log/read.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { converge } from '../src/converge.ts';
import { memoryContext } from '../src/context/context.ts';
import { loadTransforms } from '../src/registry.ts';
import { addresses } from '../__tests__/support/log-acceptance.ts';
import { patchOf } from '../__tests__/support/log-patch.ts';
const want = new Set((process.argv[2]??'').split(','));
const only = process.argv[3]?.split(',');
const show = process.argv[4];
const transforms = (await loadTransforms()).filter(({kind,id}) => kind==='repair' && (!only || only[0]==='' || only.includes(id)));
let n=0,a=0;
const per: Record<string,[number,number]> = {};
for (const line of gunzipSync(readFileSync('/work/shared/corpus/shipwright/shipwright-train.jsonl.gz')).toString().split('\n')) {
  if (!line) continue;
  const e = JSON.parse(line);
  const log = readLog(e.log_tail);
  const c = log.causes[0];
  if (!c || !want.has(c.id)) continue;
  n++;
  let result;
  try {
  result = converge({ path:'Dockerfile', text:e.dockerfile, context: memoryContext({...Object.fromEntries(e.files_in_repo.map((p:string)=>[p,''])), Dockerfile:e.dockerfile}), transforms, unsafe:true, log });
  } catch (x) { console.log('THROW', e.id, x); continue; }
  const after = result.changes.find(({path})=>path==='Dockerfile')?.after ?? e.dockerfile;
  const patch = patchOf(log, c, e.dockerfile, after, result.changes.filter(({path})=>path!=='Dockerfile').map(({path})=>path));
  const ok = result.changes.length>0 && patch!==undefined && addresses(patch)===true;
  if (ok) a++;
  const row = per[`${c.ecosystem}/${c.id}`] ??= [0,0]; row[0]++; if (ok) row[1]++;
  const msgs = result.applied.map((x:any)=>x.transform+(x.safety?`(${x.safety})`:'')+': '+x.message);
  const left = ((result as any).leftAlone ?? []).map((x:any)=>'LEFT '+x.transform+': '+x.reason);
  console.log(ok?'OK  ':'--  ', e.id, JSON.stringify(c.captures), (e.dockerfile.match(/^\s*FROM .*$/im)?.[0]??'').trim().slice(0,50), '|', msgs.join(' ; ').slice(0,300), show==='left'?left.join(' ; ').slice(0,300):'');
  if (show==='diff' && result.changes.length) { console.log(diffOf(e.dockerfile, after)); }
}
function diffOf(x:string,y:string){ const X=x.split('\n'),Y=y.split('\n'); const s=new Set(X); return Y.map((l,i)=>s.has(l)?undefined:`      ${Y[i-1]??''}\n    + ${l}`).filter(Boolean).join('\n'); }
console.log(a, '/', n, per);
