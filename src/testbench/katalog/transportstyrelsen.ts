// Transportstyrelsen's cases: owning no vehicle is said clearly.
import { contract } from '../../bastjanster/transportstyrelsen/contract.ts';
import { transportstyrelsen } from '../../bastjanster/transportstyrelsen/index.ts';
import { mapper } from '../../bastjanster/transportstyrelsen/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { textAv } from '../fall/texter.ts';
import { elementen, harUppgifter } from '../fall/uppgifter.ts';
import { type Fallmall, forstaSvar, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: transportstyrelsen,
  contract,
  mapper,
  version: '1',
  fakta: {
    namngerPerson: false,
    uppgifter: elementen('fordon'),
    okand: 'nothing',
    samordning: true,
    flaggor: [],
    svarande: false,
    anyFore: ['</tns:HamtaUppgifter>', '</tns:identifikation>'],
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
  {
    nr: 'FUN-202',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'felresultat' }],
    titel: 'FEL har felresultat, och inga fordon',
    steg: ['Fråga om en person som tjänsten svarar FEL om'],
    forvantan: 'Ett giltigt svar med resultat FEL, minst ett felresultat och inget fordonsinnehav.',
    varfor: 'Bara av felresultat syns varför uppgifterna saknas. Utan det ser FEL ut som att inget finns.',
    behover: ['fel'],
    async prova(situation) {
      const fragat = await situation.fraga('fel');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const vantat = 'FEL med felresultat och utan fordon';
      const text = textAv(forstaSvar(fragat));
      if (!/<(?:[\w.-]+:)?resultat>\s*FEL\s*</.test(text))
        return underkand('Svaret är inte FEL.', { vantat, fick: 'OK' });
      if (harUppgifter(situation, fragat)) return underkand('Svaret har fordon.', { vantat, fick: 'FEL med fordon' });
      return /<(?:[\w.-]+:)?felkod>\s*-?\d+\s*</.test(text)
        ? godkand('FEL har felresultat.')
        : underkand('Svaret säger inte vad som är fel.', { vantat, fick: 'FEL utan felresultat' });
    },
  },
];

export const transportstyrelsenKatalog = katalogFor(agentur, egna);
