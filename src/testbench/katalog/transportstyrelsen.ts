// Transportstyrelsen's cases: owning no vehicle is said clearly.
import { contract } from '../../bastjanster/transportstyrelsen/contract.ts';
import { transportstyrelsen } from '../../bastjanster/transportstyrelsen/index.ts';
import { mapper } from '../../bastjanster/transportstyrelsen/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { type Fallmall, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: transportstyrelsen,
  contract,
  mapper,
  version: '1',
  fakta: {
    namngerPerson: false,
    okand: 'nothing',
    samordning: true,
    flaggor: [],
    svarande: false,
    anyFore: '</tns:HamtaUppgifter>',
    valfria: [],
    kravda: ['identifikation'],
    period: false,
  },
});

const egna: readonly Fallmall[] = [
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'fordonsinnehav' }],
    titel: 'Den som inte äger något fordon får OK och ett tomt fordonsinnehav',
    steg: ['Fråga om en person utan fordon'],
    forvantan: 'resultat OK och fordonsinnehav utan fordon.',
    varfor: 'Utan elementet går det inte att skilja "inget fordon" från "kunde inte läsas".',
    behover: ['tom'],
    async prova(situation) {
      const fragat = await situation.fraga('tom');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      return fragat.leverans?.assessment.quality === 'nothing'
        ? godkand('Svaret säger att personen inte äger något fordon.')
        : underkand('Svaret säger det inte.', { vantat: 'OK och tomt fordonsinnehav', fick: 'något annat' });
    },
  },
];

export const transportstyrelsenKatalog = katalogFor(agentur, egna);
