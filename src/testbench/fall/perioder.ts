// Cases of function: what belongs to the period asked for. No contract says which of a payment's days it selects, so these only warn.
import type { Period } from '../../composite/query.ts';
import { godkand, hoppad, varning } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import { dag, type Fragat, vanligPeriod } from '../fragare.ts';
import type { Domslut } from '../prov.ts';

export const periodfall: readonly Fallmall[] = [
  {
    nr: 'FUN-007',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'perioden' }],
    titel: 'En period utan uppgifter ger ett giltigt svar',
    steg: ['Fråga om en känd person för en enda dag, i dag'],
    forvantan: 'Ett giltigt svar. Utbetalningar en annan dag ger en varning.',
    varfor: 'En tom period är vardag. Ett fel i stället läses som att bastjänsten är ur funktion.',
    behover: ['kand'],
    galler: periodGaller,
    async prova(situation) {
      const period = { from: dag(0), tom: dag(0) };
      const fragat = await situation.fraga('kand', { period });
      return utanSvar(situation, fragat) ?? utanfor(situation, fragat, period) ?? godkand('Svaret är giltigt.');
    },
  },
  {
    nr: 'FUN-008',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'periodens gränser' }],
    titel: 'Utbetalningarna ligger inom perioden, gränsdagarna medräknade',
    steg: ['Fråga för den vanliga perioden', 'Fråga för perioden från första till sista utbetalning i svaret'],
    forvantan:
      'Inga utbetalningar utanför perioden, och de på gränsdagarna är med båda gångerna. Kontraktet säger inte vilken av en utbetalnings dagar som räknas, så annat ger en varning.',
    varfor: 'En utbetalning som faller bort på månadens sista dag blir ett felaktigt beslut.',
    behover: ['kand'],
    fragor: 2,
    galler: ({ fakta }) =>
      fakta.betalningsdagar ? undefined : 'Svaret har inga utbetalningsdagar som går att jämföra med perioden.',
    prova: provaGranserna,
  },
];

function periodGaller({ fakta }: Provsituation['agentur']): string | undefined {
  return fakta.period ? undefined : 'Frågan har ingen period.';
}

function dagarI({ agentur }: Provsituation, { leverans }: Fragat): readonly string[] {
  return leverans ? [...(agentur.fakta.betalningsdagar?.(leverans.content) ?? [])].sort() : [];
}

function utanfor(situation: Provsituation, fragat: Fragat, { from, tom }: Period): Domslut | undefined {
  const utanfor = dagarI(situation, fragat).filter((en) => en < from || en > tom);
  return utanfor.length === 0
    ? undefined
    : varning('Svaret är giltigt, och har utbetalningar utanför perioden.', {
        vantat: `${from} till ${tom}`,
        fick: `${utanfor.length} utanför`,
      });
}

async function provaGranserna(situation: Provsituation): Promise<Domslut> {
  const hel = vanligPeriod();
  const forsta = await situation.fraga('kand', { period: hel });
  const fel = utanSvar(situation, forsta) ?? utanfor(situation, forsta, hel);
  if (fel) return fel;
  const dagar = dagarI(situation, forsta);
  const [from, tom] = [dagar[0], dagar.at(-1)];
  if (!from || !tom) return hoppad('Testpersonen har inga utbetalningar i perioden.');
  const andra = await situation.fraga('kand', { period: { from, tom } });
  const felet = utanSvar(situation, andra) ?? utanfor(situation, andra, { from, tom });
  if (felet) return felet;
  const antal = dagarI(situation, andra).length;
  return antal === dagar.length
    ? godkand(`${antal} utbetalningar, de på gränsdagarna medräknade.`)
    : varning('Utbetalningar på gränsdagarna föll bort.', { vantat: String(dagar.length), fick: String(antal) });
}
