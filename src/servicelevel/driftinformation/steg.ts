// What can be done with driftinformation, and from where: one table, used by commands and pages alike.
import { DriftinformationError } from './driftinformation-error.ts';
import type { Driftnotis, DriftnotisLage } from './driftnotis.ts';

/** `dra tillbaka` is the service's own, of a suggestion whose cause is over; the others are for people. */
export type Steg = 'ändra' | 'uppdatera' | 'avsluta' | 'återkalla' | 'bekräfta' | 'avfärda' | 'dra tillbaka';

interface Regel {
  readonly fran: DriftnotisLage;
  readonly till: DriftnotisLage;
  /** What more must hold. */
  readonly when?: (notis: Driftnotis, now: number) => boolean;
  /** In Swedish, what is wrong where the step is not open. */
  readonly annars: string;
}

const isAhead = ({ slag, fran }: Driftnotis, now: number) => slag === 'planerad' && fran > now;

const STEG: Readonly<Record<Steg, Regel>> = {
  ändra: { fran: 'publicerad', till: 'publicerad', annars: 'Bara publicerad driftinformation kan ändras.' },
  uppdatera: { fran: 'publicerad', till: 'publicerad', annars: 'Bara publicerad driftinformation kan uppdateras.' },
  avsluta: {
    fran: 'publicerad',
    till: 'avslutad',
    when: (notis, now) => !isAhead(notis, now),
    annars: 'Bara det som pågår kan avslutas; det som inte har börjat återkallas.',
  },
  återkalla: {
    fran: 'publicerad',
    till: 'återkallad',
    when: isAhead,
    annars: 'Bara det som är planerat och inte har börjat kan återkallas; det som pågår avslutas.',
  },
  bekräfta: { fran: 'förslag', till: 'publicerad', annars: 'Bara ett förslag kan bekräftas.' },
  avfärda: { fran: 'förslag', till: 'avfärdad', annars: 'Bara ett förslag kan avfärdas.' },
  'dra tillbaka': { fran: 'förslag', till: 'avslutad', annars: 'Bara ett förslag kan dras tillbaka.' },
};

/** Those that are open for it now. */
export function oppnaSteg(notis: Driftnotis, now: number): Steg[] {
  return (Object.keys(STEG) as Steg[]).filter((steg) => isOpen(steg, notis, now));
}

/** Where the step leads. @throws {DriftinformationError} kind `otillaten-overgang` */
export function efterSteg(steg: Steg, notis: Driftnotis, now: number): DriftnotisLage {
  if (!isOpen(steg, notis, now)) throw new DriftinformationError('otillaten-overgang', STEG[steg].annars);
  return STEG[steg].till;
}

function isOpen(steg: Steg, notis: Driftnotis, now: number): boolean {
  const { fran, when = () => true } = STEG[steg];
  return notis.lage === fran && when(notis, now);
}
