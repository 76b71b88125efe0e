// Skatteverket's cases (v10): a document in a string, and a fault of the contract's own.
import { contract } from '../../bastjanster/skatteverket/contract.ts';
import { skatteverket } from '../../bastjanster/skatteverket/index.ts';
import { mapper } from '../../bastjanster/skatteverket/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { egetFel } from '../fall/eget-fel.ts';
import { medBody } from '../fall/texter.ts';
import { elementen } from '../fall/uppgifter.ts';
import type { Fallmall } from '../fall.ts';
import { felord } from '../felord.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: skatteverket,
  contract,
  mapper,
  version: 'v10',
  fakta: {
    uppgifter: elementen(
      ...['Fornamn', 'Efternamn', 'SummaIntakterPaKapital', 'OverskottPaKapital', 'Skattekontouppgift'],
    ),
    okand: 'unverifiable',
    samordning: true,
    flaggor: [],
    svarande: true,
    valfria: [],
    kravda: ['forfragan'],
    period: false,
  },
});

const egna: readonly Fallmall[] = [
  egetFel('Exception'),
  {
    nr: 'NEG-201',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'Exception' }],
    titel: 'En fråga som inte går att läsa ger kontraktets eget fel',
    steg: ['Skicka en forfragan som inte är ett XML-dokument'],
    forvantan: 'SOAP-fel med Exception i detail.',
    varfor: 'Det avtalade felet säger att tjänsten lever. Ett oavtalat räknas som ett avbrott.',
    behover: ['kand'],
    async prova(situation) {
      const { fel } = await situation.fraga(
        'kand',
        medBody((body) => body.replace(/<forfragan>.*<\/forfragan>/s, '<forfragan>Inget dokument</forfragan>')),
      );
      if (fel?.detail.sourceAlive) return godkand('Felet är kontraktets Exception.');
      return underkand('Felet är inte kontraktets.', {
        vantat: 'SOAP-fel med Exception',
        fick: fel ? felord(fel) : 'ett svar',
      });
    },
  },
];

export const skatteverketKatalog = katalogFor(agentur, egna);
