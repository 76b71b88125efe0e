import { startSimulators, simulatorIds } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/population.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { PersonId } from '../../src/composite/query.ts';
const mods = (await Promise.all(['arbetsformedlingen','csn','forsakringskassan','skatteverket','sveriges-a-kassor','transportstyrelsen','migrationsverket'].map(f=>import(`../../src/bastjanster/${f}/index.ts`)))).map(m=>Object.values(m).find((x:any)=>x?.create)) as any[];
const s = await startSimulators({ports:0, control:0});
const http = createHttpClient({connections:4, connectTimeoutMs:1000});
const today=new Date(); const d=(n:number)=>new Date(today.getTime()+n*864e5).toISOString().slice(0,10);
const lefi=(p:string)=>JSON.stringify({personnummer:p,period:{from:d(-55),tom:d(10)},formansinformation:['FK:FP','FK:ABB','FK:SJP','FK:TFP','FK:BOB','FK:SA','FK:US','FK:AS','FK:BTI'],beslut:['PM:AP'],utbetalningar:['FK:FP','FK:ABB','FK:TFP','PM:AP','PM:EF'],preliminaraUtbetalningar:['FK:FP','PM:AP'],ovrigInformation:['FK:GEPI','FK:SGI']});
console.log(s.urls, s.controlUrl);
const bast = mods.map(m=>m.create({settings:{url:s.urls[m.id],schemaMode:'strikt',maxAnswerBytes:10e6},http}));
const t0=Date.now();
for (const p of Object.values(persons)) {
  const out=[] as string[];
  await Promise.all(bast.map(async (b:any)=>{
    const q={id:'0190a1b2-0000-7000-8000-000000000001',korrelationsid:'',person:new PersonId(p.personnummer),ingivare:{organisationsnummer:'162021005489',namn:'Test',handlaggare:'h'},personuppgiftsbitraden:[],arende:'A1',syfte:'s',lagtext:'l',period:{from:d(-55),tom:d(10)},parameters:{aktorsid:'x',lefiJsonFraga:lefi(p.personnummer)}};
    try { const r=await b.ask(q,AbortSignal.timeout(500)); const c=r.content; out.push(`${b.id}:${r.subject[0]}${(c.xml??Buffer.from(c.bytes)).length}`); if(p.key===process.argv[2]) console.log(b.id,c.xml??Buffer.from(c.bytes).toString()); } catch(e:any){ out.push(`${b.id}!${e.faultCause??e.cause??e.name}/${e.detail?.technical??e.detail?.httpStatus??''}`)}
  }));
  console.log(p.key.padEnd(22), out.sort().join(' '));
}
console.log(Date.now()-t0,'ms');
await http.close(); await s.stop();
