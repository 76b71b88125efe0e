// Cases of the service level: times and successes of paced calls against the UC, and as many at once as is agreed.
import { createHistogram } from '../../platform/histogram.ts';
import { bedomNiva } from '../andel.ts';
import { godkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import type { Fragat } from '../fragare.ts';
import type { Matt } from '../prov.ts';
import { ensam } from './samtidiga.ts';

export const servicenivafall: readonly Fallmall[] = [
  {
    nr: 'SER-001',
    grupp: 'servicenivå',
    krav: [
      { slag: 'UC', ref: '6.2.1 svarstid' },
      { slag: 'UC', ref: '6.2.2 tillgänglighet' },
    ],
    titel: 'Svarstid och tillgänglighet enligt UC',
    steg: ['Värm upp', 'Fråga ett bestämt antal gånger i avtalad takt', 'Räkna percentiler på de lyckade'],
    forvantan: 'Svarstiden och andelen lyckade håller UC:s nivåer.',
    varfor: 'Den långsammaste bastjänsten avgör hur länge en socialsekreterare väntar.',
    behover: ['kand', 'kand2'],
    fragor: ({ uppvarmning, matningar }) => uppvarmning + matningar,
    async prova(situation) {
      const { uppvarmning, matningar } = situation.miljo.granser;
      for (let n = 0; n < uppvarmning; n++) await situation.fraga('kand');
      const fragade: Fragat[] = [];
      for (let n = 0; n < matningar; n++) fragade.push(await situation.fraga(n % 2 === 0 ? 'kand' : 'kand2'));
      const { granser } = situation.miljo;
      const iTid = lyckade(situation, fragade).filter(({ ms }) => ms <= granser.svarstidMs).length;
      return bedomNiva(granser, sammanraknat(situation, fragade), iTid);
    },
  },
  {
    nr: 'SER-002',
    grupp: 'servicenivå',
    krav: [{ slag: 'UC', ref: 'samtidiga frågor' }],
    titel: 'Så många samtidiga frågor som avtalat',
    steg: ['Skicka så många frågor på en gång som är avtalat'],
    forvantan: 'Alla besvaras inom tidsgränsen.',
    varfor:
      'Den sammansatta tjänsten släpper fram så många på en gång. Klarar bastjänsten färre blir det fel under arbetstid.',
    behover: ['kand'],
    fragor: ({ samtidiga }) => samtidiga,
    async prova(situation) {
      const { samtidiga } = situation.miljo.granser;
      if (samtidiga < 2) return ensam();
      await situation.samla(samtidiga);
      const fragade = await Promise.all(Array.from({ length: samtidiga }, () => situation.fraga('kand')));
      const fel = fragade.map((fragat) => utanSvar(situation, fragat)).find((ett) => ett !== undefined);
      const matt = sammanraknat(situation, fragade);
      return fel ? { ...fel, matt } : godkand(`${samtidiga} samtidiga frågor besvarades.`, { matt });
    },
  },
];

/** Those that were answered in every part. */
function lyckade(situation: Provsituation, fragade: readonly Fragat[]): readonly Fragat[] {
  return fragade.filter((fragat) => utanSvar(situation, fragat) === undefined);
}

/** Failures are kept out of the times, as the service's own figures do it. */
function sammanraknat(situation: Provsituation, fragade: readonly Fragat[]): Matt {
  const tider = createHistogram();
  for (const { ms } of lyckade(situation, fragade)) tider.record(ms);
  const percentil = (procent: number) => tider.percentile(procent) ?? 0;
  return {
    antal: fragade.length,
    misslyckade: fragade.length - tider.count,
    p50: percentil(50),
    p95: percentil(95),
    p99: percentil(99),
    max: tider.max() ?? 0,
  };
}
