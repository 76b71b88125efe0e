// The letter that tells a party of an avvikelse: what happened and where it is read; what was written in it stays behind the login.
import type { Avvikelse, Handelse, Part } from './avvikelse.ts';

export interface Brevdeps {
  /** Where the pages are. */
  readonly webbUrl: string;
  /** What people call a bastjänst, or the whole service. */
  readonly namnOf: (bastjanst: string) => string;
}

/** Of the pages. */
export const AVVIKELSER_PATH = '/avvikelser';

const PARTER: Readonly<Record<Part['slag'], string>> = {
  namnd: 'En socialnämnd',
  uppgiftslamnare: 'En uppgiftslämnare',
  drift: 'Driftleverantören',
  forvaltare: 'Förvaltaren',
};

const HANDLINGAR: Readonly<Record<string, string>> = {
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
  { nummer, rubrik, bastjanst, allvar }: Avvikelse,
  { part, handling, till }: Handelse,
): { readonly subject: string; readonly text: string } {
  return {
    subject: `Avvikelse ${nummer}, ${till}: ${rubrik}`,
    text: `${PARTER[part.slag]} ${HANDLINGAR[handling] ?? 'har ändrat en avvikelse'}.

Avvikelse ${nummer}: ${rubrik}
Gäller: ${namnOf(bastjanst)}
Allvar: ${allvar}
Läge: ${till}

Läs och svara efter inloggning:
${new URL(`${AVVIKELSER_PATH}/${nummer}`, webbUrl).href}

--${' '}
Du får brevet för att adressen står som kontakt i tjänstens register. Det går inte att svara på det.
`,
  };
}
