// Migrationsverket's cases: the caller's korrelationsid comes back beside its own.
import { contract } from '../../bastjanster/migrationsverket/contract.ts';
import { migrationsverket } from '../../bastjanster/migrationsverket/index.ts';
import { mapper } from '../../bastjanster/migrationsverket/mapper.ts';
import { ejTillamplig, godkand, underkand } from '../domslut.ts';
import { egetFel } from '../fall/eget-fel.ts';
import { textAv } from '../fall/texter.ts';
import { elementen } from '../fall/uppgifter.ts';
import { type Fallmall, forstaSvar, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: migrationsverket,
  contract,
  mapper,
  version: '1',
  fakta: {
    uppgifter: elementen('efternamn', 'fornamn', 'hemland', 'inresedatum', 'svar'),
    okand: 'nothing',
    samordning: true,
    flaggor: [],
    svarande: false,
    valfria: ['korrelationsid', 'namn', 'organisationsnummer'],
    kravda: ['personnummer'],
    period: false,
  },
});

const KORRELATIONSID = /<korrelationsid>([\w-]{1,64})<\/korrelationsid>/;

const egna: readonly Fallmall[] = [
  egetFel('SSBTEKSoapException'),
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'korrelationsid' }],
    titel: 'Frågans korrelationsid kommer tillbaka',
    steg: ['Fråga om en känd person', 'Jämför korrelationsid'],
    forvantan: 'Finns korrelationsid i svaret så är det frågans, inte tjänstens eget.',
    varfor: 'Med det hittas frågan i båda parters loggar.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const sant = KORRELATIONSID.exec(fragat.anrop[0]?.request.body ?? '')?.[1];
      const kom = KORRELATIONSID.exec(textAv(forstaSvar(fragat)))?.[1];
      if (kom === undefined) return ejTillamplig('Svaret har inget korrelationsid; det är valfritt.');
      return kom === sant
        ? godkand('Svaret har frågans korrelationsid.')
        : underkand('Svaret har ett annat korrelationsid.', { vantat: 'frågans', fick: 'ett annat' });
    },
  },
];

export const migrationsverketKatalog = katalogFor(agentur, egna);
