// The letter that tells a party of an avvikelse: what happened and where it is read; what people wrote, its title too, stays behind the login.
import type { Avvikelse, Handelse, Handling, Part } from './avvikelse.ts';

export interface Brevdeps {
  /** Where the pages are. */
  readonly webbUrl: string;
  /** What people call a bastjänst, or the whole service. */
  readonly namnOf: (bastjanst: string) => string;
}

export interface Brev {
  readonly subject: string;
  readonly text: string;
}

/** Of the pages. */
const AVVIKELSER_PATH = '/avvikelser';

const PARTER: Readonly<Record<Part['slag'], string>> = {
  namnd: 'En socialnämnd',
  uppgiftslamnare: 'En uppgiftslämnare',
  drift: 'Driftleverantören',
  forvaltare: 'Förvaltaren',
};

const HANDLINGAR: Readonly<Record<Handling, string>> = {
  'spara utkast': 'har sparat ett utkast till en avvikelse',
  'ändra utkast': 'har ändrat ett utkast till en avvikelse',
  rapportera: 'har rapporterat en avvikelse',
  svara: 'har skrivit i en avvikelse',
  utred: 'har börjat utreda en avvikelse',
  åtgärda: 'har börjat åtgärda en avvikelse',
  lös: 'har löst en avvikelse',
  avvisa: 'har avvisat en avvikelse',
  stäng: 'har stängt en avvikelse',
  återöppna: 'har öppnat en avvikelse igen',
};

export function avvikelsebrev(
  { webbUrl, namnOf }: Brevdeps,
  { nummer, bastjanst, allvar }: Avvikelse,
  { part, handling }: Handelse,
): Brev {
  return {
    subject: `Avvikelse ${nummer}: ${namnOf(bastjanst)}, ${allvar}`,
    text: `${PARTER[part.slag]} ${HANDLINGAR[handling]}.

Avvikelse: ${nummer}
Gäller: ${namnOf(bastjanst)}
Allvar: ${allvar}

Läs och svara efter inloggning:
${new URL(`${AVVIKELSER_PATH}/${nummer}`, webbUrl).href}

--${' '}
Du får brevet för att adressen står som kontakt i tjänstens register. Det går inte att svara på det.
`,
  };
}
