// Cases of the service level: times and successes of paced calls against the UC, and as many at once as is agreed.
import { createHistogram } from '../../platform/histogram.ts';
import { godkand, underkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import type { Fragat } from '../fragare.ts';
import type { Domslut, Matt } from '../prov.ts';

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
    forvantan: 'p95 och andelen lyckade håller UC:s nivåer.',
    varfor: 'Den långsammaste bastjänsten avgör hur länge en socialsekreterare väntar.',
    behover: ['kand', 'kand2'],
    fragor: ({ uppvarmning, matningar }) => uppvarmning + matningar,
    async prova(situation) {
      const { uppvarmning, matningar } = situation.miljo.granser;
      for (let n = 0; n < uppvarmning; n++) await situation.fraga('kand');
      const fragade: Fragat[] = [];
      for (let n = 0; n < matningar; n++) fragade.push(await situation.fraga(n % 2 === 0 ? 'kand' : 'kand2'));
      return bedom(situation, sammanraknat(fragade));
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
      const { granser, http } = situation.miljo;
      const { samtidiga } = granser;
      await http.samla(situation.signal);
      const fragade = await Promise.all(Array.from({ length: samtidiga }, () => situation.fraga('kand')));
      const fel = fragade.map((fragat) => utanSvar(situation, fragat)).find((ett) => ett !== undefined);
      const matt = sammanraknat(fragade);
      return fel ? { ...fel, matt } : godkand(`${samtidiga} samtidiga frågor besvarades.`, { matt });
    },
  },
];

function bedom({ miljo: { granser } }: Provsituation, matt: Matt): Domslut {
  const lyckade = matt.antal === 0 ? 0 : (100 * (matt.antal - matt.misslyckade)) / matt.antal;
  const vantat = `p95 högst ${granser.p95Ms} ms, minst ${granser.tillganglighet} % lyckade`;
  const fick = `p95 ${matt.p95} ms, ${Math.round(lyckade * 10) / 10} % lyckade av ${matt.antal}`;
  const haller = matt.p95 <= granser.p95Ms && lyckade >= granser.tillganglighet;
  return haller
    ? godkand('Nivåerna hålls.', { vantat, fick, matt })
    : underkand('Nivåerna hålls inte.', { vantat, fick, matt });
}

/** Failures are kept out of the times, as the service's own figures do it. */
function sammanraknat(fragade: readonly Fragat[]): Matt {
  const tider = createHistogram();
  for (const { fel, ms } of fragade) if (!fel) tider.record(ms);
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
