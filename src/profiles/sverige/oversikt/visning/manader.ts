// The months side by side: what is known of each benefit, by month and status, and which months are whole.
import type { Lista, Rad, Tabell } from '../../../../platform/avsnitt.ts';
import { manadstext } from '../manader.ts';
import type { ManadJson, Oversikt } from '../oversikt.ts';
import type { Summa } from '../summor.ts';
import { beloppText, kallaText, kodText, procentText, type Svarsdelar, talText } from './varden.ts';

export function manaderna({ manader }: Oversikt): Lista {
  const punkter = oldestFirst(manader).map(({ manad, roll, fullstandig }) => {
    const whole = fullstandig ? 'fullständig' : 'ofullständig, något är okänt';
    return `${manadstext(manad)} (${roll}): ${whole}`;
  });
  return { slag: 'lista', rubrik: 'Månaderna', punkter, tomt: 'Inga månader jämförs.' };
}

export function summorna({ manader, summor }: Oversikt, delar: Svarsdelar): Tabell {
  const months = oldestFirst(manader);
  const key = ({ kalla, svarande, forman, matt, takt, status }: Summa) =>
    JSON.stringify([kalla, svarande, forman.kod ?? forman.text, matt, takt, status]);
  return {
    slag: 'tabell',
    rubrik: 'Summor per förmån och månad',
    inledning:
      'Kronor, efter utbetalningsdag: det personen får, eller brutto där det står. Preliminära, planerade och effektuerade ' +
      'utbetalningar läggs aldrig ihop. ”Ingen känd” är inte noll.',
    tomt: 'Inga utbetalningar eller löner är kända i någon av månaderna.',
    kolumner: [
      { rubrik: 'Förmån' },
      ...months.map(({ manad, roll }) => ({ rubrik: `${manadstext(manad)}\n${roll}`, tal: true as const })),
    ],
    rader: [...Map.groupBy(summor, key).values()].map((rad) => summarad(rad, months, delar)),
  };
}

function summarad(summor: readonly Summa[], months: readonly ManadJson[], delar: Svarsdelar): Rad {
  const { kalla, svarande, forman, matt, status } = summor[0] as Summa;
  const told = months.map(({ manad }) => summor.find((one) => one.manad === manad));
  const what = `${kodText(forman)}${matt === 'brutto' ? ', brutto' : ''}`;
  return {
    celler: [`${what}\n${kallaText(delar, kalla, svarande)}, ${status}`, ...told.map(summaText)],
    stallen: told.flatMap((one) =>
      (one?.poster ?? []).map((pekare) => ({ vad: one ? manadstext(one.manad) : '', pekare })),
    ),
  };
}

function summaText(summa: Summa | undefined): string {
  if (!summa) return 'ingen känd';
  const amount = summa.belopp === undefined ? 'okänt belopp' : beloppText(summa.belopp);
  return summa.fullstandig ? amount : `${amount}\nofullständig`;
}

const TYPER: Readonly<Record<Oversikt['forandringar'][number]['typ'], string>> = {
  ändring: 'Ändrad',
  saknas: 'Finns inte längre',
  okänd: 'Går inte att säga',
};

export function forandringarna({ forandringar, troskelProcent }: Oversikt, delar: Svarsdelar): Tabell {
  return {
    slag: 'tabell',
    rubrik: 'Förändringar',
    inledning: `Det som ändrats mer än ${talText(troskelProcent)}\u00a0% mellan jämförelse- och kontrollmånaden, och förmåner som inte finns längre.`,
    tomt: 'Inga förändringar är kända.',
    kolumner: [{ rubrik: 'Vad' }, { rubrik: 'Källa' }, { rubrik: 'Förklaring' }, { rubrik: 'Ändring', tal: true }],
    rader: forandringar.map(({ typ, kalla, svarande, text, procent }) => ({
      celler: [TYPER[typ], kallaText(delar, kalla, svarande), text, procent === undefined ? '–' : procentText(procent)],
    })),
  };
}

function oldestFirst(manader: readonly ManadJson[]): ManadJson[] {
  return manader.toSorted((a, b) => a.manad.localeCompare(b.manad));
}
