// The service level of the composite, measured as its users meet it: paced questions to all seven, times of those that succeed.
import { createHistogram } from '../../platform/histogram.ts';
import { bedomNiva } from '../andel.ts';
import { godkand, underkand } from '../domslut.ts';
import { ensam } from '../fall/samtidiga.ts';
import type { Matt, Provfall } from '../prov.ts';
import { MYNDIGHETER } from './fraga.ts';
import { createSamtal, type Samtal, type Svar, UteblivetSvar } from './samtal.ts';
import { del } from './svar.ts';

/** Where nothing is agreed, the SLA of the composite is another than a bastjänst's UC. */
export const STANDARDNIVA = { percentil: 95, svarstidMs: 5_000, tillganglighet: 99.5 } as const;

export const nivafall: readonly Provfall[] = [
  {
    id: 'SAM-SER-001',
    grupp: 'servicenivå',
    krav: [{ slag: 'UC', ref: '§ 6.3.2' }],
    titel: 'Frågor till alla sju besvaras i tid',
    steg: ['Värm upp.', 'Fråga alla sju i jämn takt.', 'Räkna som lyckade de svar där ingen del har ett fel.'],
    forvantan: 'svarstiden och andelen lyckade håller den avtalade nivån',
    varfor: 'Handläggaren väntar vid skärmen, med den sökande i rummet.',
    behover: ['kand'],
    anrop: ({ uppvarmning, matningar }) => uppvarmning + matningar,
    async kor(miljo, signal) {
      const { uppvarmning, matningar } = miljo.granser;
      const samtal = createSamtal(miljo, signal);
      for (let n = 0; n < uppvarmning; n++) await fragad(samtal);
      const svar: (Svar | undefined)[] = [];
      for (let n = 0; n < matningar; n++) svar.push(await fragad(samtal));
      const { granser } = miljo;
      const iTid = svar.filter((one) => one && arHel(one) && one.ms <= granser.svarstidMs).length;
      return bedomNiva(granser, sammanraknat(svar, arHel), iTid);
    },
  },
  {
    id: 'SAM-SER-002',
    grupp: 'servicenivå',
    krav: [
      { slag: 'felkod', ref: 'OVERBELASTAD' },
      { slag: 'felkod', ref: 'FOR_MANGA_FRAGOR' },
    ],
    titel: 'Många frågor på en gång besvaras, eller nekas tydligt',
    steg: ['Skicka så många frågor på en gång som körningen får.'],
    forvantan: 'varje fråga besvaras, eller nekas med OVERBELASTAD eller FOR_MANGA_FRAGOR; ingen blir utan svar',
    varfor: 'Vid månadsskiftet frågar alla på en gång. Den som inte får svar måste få veta att den ska fråga igen.',
    behover: ['kand'],
    anrop: ({ samtidiga }) => samtidiga,
    async kor(miljo, signal) {
      if (miljo.granser.samtidiga < 2) return ensam();
      const samtal = createSamtal(miljo, signal);
      await samtal.samla(miljo.granser.samtidiga);
      const svar = await Promise.all(Array.from({ length: miljo.granser.samtidiga }, () => fragad(samtal)));
      const matt = sammanraknat(svar, ({ status }) => status === 200);
      const vantat = 'ett svar eller ett tydligt nekande på varje fråga';
      const utan = svar.filter((one) => !one || !besvarad(one)).length;
      if (utan === 0) return godkand(`${svar.length} samtidiga frågor togs om hand.`, { vantat, matt });
      return underkand('Frågor blev utan svar.', { vantat, fick: `${utan} av ${svar.length} blev utan`, matt });
    },
  },
];

const FULLT: readonly (string | undefined)[] = [undefined, 'OVERBELASTAD', 'FOR_MANGA_FRAGOR'];

function besvarad({ last }: Svar): boolean {
  return !('skal' in last) && FULLT.includes(last.nekad?.felkod);
}

/** `undefined`: no answer came. */
async function fragad(samtal: Samtal): Promise<Svar | undefined> {
  try {
    return await samtal.fraga('SOAP v11', { person: samtal.nummer('kand') });
  } catch (error) {
    if (error instanceof UteblivetSvar) return undefined;
    throw error;
  }
}

/** Whether all seven answered, none with an error of its own. */
function arHel({ status, last }: Svar): boolean {
  if (status !== 200 || 'skal' in last) return false;
  return MYNDIGHETER.every((id) => del(last, id)?.fel === undefined && del(last, id)?.data === true);
}

function sammanraknat(svar: readonly (Svar | undefined)[], lyckad: (svar: Svar) => boolean): Matt {
  const tider = createHistogram();
  for (const one of svar) if (one && lyckad(one)) tider.record(one.ms);
  const percentil = (procent: number) => tider.percentile(procent) ?? 0;
  return {
    antal: svar.length,
    misslyckade: svar.length - tider.count,
    p50: percentil(50),
    p95: percentil(95),
    p99: percentil(99),
    max: tider.max() ?? 0,
  };
}
