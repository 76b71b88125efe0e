// Cases of privacy: an answer is about the person asked about, and a number stands nowhere but where the contract has it.
import { godkand, hoppad, underkand, varning } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import { felord } from '../felord.ts';
import { type Fragat, type FragaVal, vanligPeriod } from '../fragare.ts';
import type { Domslut } from '../prov.ts';
import type { Roll } from '../testpersoner.ts';
import { farSparas } from './cache-control.ts';
import { arFelsvar, feltexterI } from './feltexter.ts';
import { medFelKontrollsiffra } from './negativ.ts';
import { namner } from './nummer.ts';
import { ensam } from './samtidiga.ts';
import { medBody, ordAv, texterAv } from './texter.ts';

const ROLLER: readonly Roll[] = ['kand', 'kand2', 'okand', 'skyddad', 'barn', 'storSvar', 'avliden'];

export const integritetsfall: readonly Fallmall[] = [
  {
    nr: 'INT-001',
    grupp: 'integritet',
    krav: [
      { slag: 'kontrakt', ref: 'identitet i svaret' },
      { slag: 'felkod', ref: 'FEL_PERSON' },
    ],
    titel: 'Svaret handlar om den som frågan gäller',
    steg: ['Fråga om två kända personer', 'Jämför identiteten i svaret med frågans'],
    forvantan: 'Varje svar namnger den tillfrågade, och ingen annan.',
    varfor: 'Uppgifter om fel person är både ett sekretessbrott och ett felaktigt beslut.',
    behover: ['kand', 'kand2'],
    fragor: 2,
    galler: namngerIngen,
    async prova(situation) {
      const domslut = await Promise.all(
        (['kand', 'kand2'] as const).map(async (roll) => omRatt(situation, await situation.fraga(roll))),
      );
      return domslut.find((ett) => ett !== undefined) ?? godkand('Båda svaren handlar om den tillfrågade.');
    },
  },
  {
    nr: 'INT-002',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'feltexter' }],
    titel: 'Inget personnummer i feltexter',
    steg: [
      'Skicka ett trasigt dokument, och ett med något som inte hör dit',
      'Fråga om ett nummer med fel kontrollsiffra, och för en omvänd period',
      'Fråga som vanligt, också om en person som en del inte kan svara om',
      'Läs felen, delarnas fel och statustexterna i svaren',
    ],
    forvantan: 'Ingen sådan text innehåller ett personnummer som någon av frågorna hade.',
    varfor: 'Feltexter hamnar i loggar, i felanmälningar och på skärmar som inte är till för dem.',
    behover: ['kand'],
    fragor: 6,
    domerFel: true,
    async prova(situation) {
      const fragade = await framkalladeFel(situation);
      const texter = fragade.flatMap(({ fragat, nummer }) => feltexterI(fragat).map((text) => ({ text, nummer })));
      if (texter.length === 0) return hoppad('Inget av sätten gav något fel att läsa.');
      return texter.some(({ text, nummer }) => namner(text, [nummer]))
        ? underkand('En feltext innehåller personnumret.', {
            vantat: 'inget personnummer',
            fick: 'frågans personnummer',
          })
        : godkand(`${texter.length} fel- och statustexter lästes, utan personnummer.`);
    },
  },
  {
    nr: 'INT-003',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'HTTP-huvuden' }],
    titel: 'Inget personnummer i HTTP-huvuden, och inget som säger att svaret får sparas',
    steg: ['Fråga om en känd person', 'Läs svarets huvuden'],
    forvantan:
      'Inget huvud har personnumret; Cache-Control säger inte public, max-age eller s-maxage, om den inte säger no-store.',
    varfor: 'Huvuden skrivs i loggar hos varje mellanled, och ett sparat svar lever vidare där ingen gallrar det.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const huvuden = fragat.anrop.flatMap(({ svar }) => Object.entries(svar?.headers ?? {}));
      const nummer = situation.nummer('kand');
      const bar = huvuden.find((huvud) => namner(huvud.join(': '), [nummer]));
      if (bar) return underkand('Ett huvud innehåller personnumret.', { fick: ordAv(bar[0]) });
      if (fragat.anrop.some(({ svar }) => farSparas(svar?.headers['cache-control'])))
        return underkand('Svaret får sparas av mellanled.', {
          vantat: 'no-store, eller inget',
          fick: 'public, max-age eller s-maxage',
        });
      return utanSvar(situation, fragat) ?? godkand('Huvudena har inget om personen.');
    },
  },
  {
    nr: 'INT-004',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'samtidiga frågor' }],
    titel: 'Samtidiga frågor om olika personer blandas inte ihop',
    steg: ['Fråga om flera personer samtidigt', 'Jämför varje svar med sin fråga'],
    forvantan: 'Varje svar handlar om sin person.',
    varfor: 'Delat tillstånd mellan frågor syns först under last, och då som någon annans uppgifter.',
    behover: ['kand', 'kand2'],
    fragor: ({ samtidiga }) => samtidiga,
    galler: namngerIngen,
    async prova(situation) {
      const { personer, granser } = situation.miljo;
      if (granser.samtidiga < 2) return ensam();
      await situation.samla(granser.samtidiga);
      const roller = ROLLER.filter((roll) => personer[roll]);
      const fragade = Array.from({ length: granser.samtidiga }, (_, n) => roller[n % roller.length] ?? 'kand');
      const svar = await Promise.all(fragade.map((roll) => situation.fraga(roll)));
      const felaktigt = svar
        .map((fragat) => (fragat.fel ? utanSvar(situation, fragat) : undefined))
        .find((fel) => fel !== undefined);
      return felaktigt ?? godkand(`${svar.length} samtidiga svar, vart och ett om sin person.`);
    },
  },
  {
    nr: 'INT-005',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'feltexter' }],
    titel: 'Feltexter berättar inte hur tjänsten är byggd',
    steg: ['Framkalla ett fel', 'Leta efter stackspår, filnamn och databastexter'],
    forvantan: 'Felet har en kod och en text, inget mer.',
    varfor: 'Stackspår visar vägen in för den som letar, och kan bära det som programmet just läste.',
    behover: ['kand'],
    domerFel: true,
    async prova(situation) {
      const fragat = await situation.fraga(
        'kand',
        medBody((body) => body.slice(0, Math.floor(body.length * 0.6))),
      );
      if (texterAv(fragat).some((text) => SPAR.test(text)))
        return varning('Felet innehåller spår av hur tjänsten är byggd.', {
          vantat: 'kod och text',
          fick: 'stackspår eller filnamn',
        });
      if (arFel(fragat)) return godkand('Felet har inga spår av hur tjänsten är byggd.');
      return fragat.fel
        ? underkand('Inget fel kom att läsa.', { vantat: 'ett fel med kod och text', fick: felord(fragat.fel) })
        : hoppad('Den avhuggna frågan gav inget fel att läsa.');
    },
  },
];

const SPAR = /\n\s+at \S+[.(]|\.(?:java|cs|ts|js|py|php):\d+|ORA-\d{5}|SQLSTATE|node_modules/;

function namngerIngen({ fakta }: Provsituation['agentur']): string | undefined {
  return fakta.namngerPerson ? undefined : 'Kontraktets svar namnger ingen, så det går inte att se vem de handlar om.';
}

function omRatt(situation: Provsituation, fragat: Fragat): Domslut | undefined {
  if (fragat.fel?.cause === 'wrong-person') {
    return underkand('Svaret handlar om någon annan.', { vantat: 'den tillfrågade', fick: 'en annan identitet' });
  }
  return (
    utanSvar(situation, fragat) ??
    (fragat.leverans?.subject === 'verified'
      ? undefined
      : underkand('Svaret namnger ingen.', { vantat: 'den tillfrågade', fick: 'ingen identitet' }))
  );
}

async function framkalladeFel(situation: Provsituation) {
  const trasig = medBody((body) => body.slice(0, Math.floor(body.length * 0.9)));
  const medMera = medBody((body) => body.replace(/<\/soap:Body>|\}\s*$/, '<okand/>$&'));
  const [kand, { delvis }] = [situation.nummer('kand'), situation.miljo.personer];
  const { from, tom } = vanligPeriod();
  const fragor: readonly (readonly [nummer: string, val?: FragaVal])[] = [
    [kand, trasig],
    [kand, medMera],
    [medFelKontrollsiffra(kand)],
    ...(situation.agentur.fakta.period ? [[kand, { period: { from: tom, tom: from } }] as const] : []),
    [kand],
    ...(delvis ? [[delvis] as const] : []),
  ];
  const fragade: { readonly fragat: Fragat; readonly nummer: string }[] = [];
  for (const [nummer, val] of fragor) fragade.push({ fragat: await situation.fragaOm(nummer, val), nummer });
  return fragade;
}

/** Whether the source said that something is wrong. */
function arFel({ anrop }: Fragat): boolean {
  return anrop.some(({ svar }) => svar !== undefined && arFelsvar(svar));
}
