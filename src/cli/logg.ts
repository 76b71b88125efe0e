// `logg`: reads the log of queried persons, by role, with a reason, leaving its own trace.
import { CliError, type Command, type Io } from './command.ts';
import { DAYS_USAGE, WHO_USAGE } from './log-arguments.ts';
import { kontrollera } from './logg-kontrollera.ts';
import { antal, atkomster, sok, utdrag, visa } from './logg-las.ts';
import { avstam, incident, medgivande, stickprov } from './logg-tillsyn.ts';

type Use = (args: readonly string[], io: Io) => Promise<number>;

const USES: Readonly<Record<string, Use>> = {
  sok,
  visa,
  utdrag,
  antal,
  atkomster,
  kontrollera,
  avstam,
  stickprov,
  incident,
  medgivande,
};

export const logg: Command = {
  name: 'logg',
  usage: [
    [
      `logg sok --falt person|arende|handlaggare|organisation ${DAYS_USAGE} …`,
      'frågor i loggen; det som söks skrivs till stdin',
    ],
    ['logg visa --id UUID …', 'en fråga'],
    [
      `logg utdrag ${DAYS_USAGE} [--format html|json] [--handlaggare SKÄL] …`,
      'registerutdrag; personnumret skrivs till stdin',
    ],
    [`logg antal ${DAYS_USAGE} …`, 'antal frågor och utfall per månad, nämnd och bastjänst'],
    [`logg atkomster ${DAYS_USAGE} …`, 'vem som har läst i loggen, och varför'],
    [
      'logg kontrollera [--manad ÅÅÅÅ-MM] [--vittne nummer:digest] [--nyckel] …',
      'letar efter ändrade, borttagna och flyttade poster; 1 om något är fel; --nyckel visar underskrifternas öppna nyckel',
    ],
    [`logg avstam ${DAYS_USAGE} …`, 'frågor utan ärende; rader med ärende;personnummer skrivs till stdin'],
    [
      'logg stickprov lista|kvittera [--id UUID --anteckning TEXT] …',
      'månadens lista över handläggare att titta närmare på',
    ],
    ['logg incident registrera|lista|skicka|kvittera|fragor [--id UUID] …', 'personuppgiftsincidenter (GDPR art. 33)'],
    [
      'logg medgivande ge|aterkalla|lista [--operator NAMN --tom DAG | --id UUID] …',
      'låter en operatör se nämndens frågor',
    ],
    [`  … = ${WHO_USAGE}`, 'vem som läser, varför, och vems frågor'],
  ],
  async run([word = '', ...args], io) {
    const use = USES[word];
    if (!use) throw new CliError(`Skriv logg och ett av ${Object.keys(USES).join(', ')}.`);
    return use(args, io);
  },
};
