// What can be done with an avvikelse, from where and by whom: one table, used by commands and pages alike.
import { type Avvikelse, answersFor, type Lage, type Part, type Steg, samePart, seesAll } from './avvikelse.ts';
import { AvvikelseError } from './avvikelse-error.ts';

/** `ansvarig`: who answers for what it is about, and the driftleverantör; `rapportör`: whose it is; `läsare`: everybody who sees it. */
type Roll = 'ansvarig' | 'rapportör' | 'läsare';

interface Regel {
  readonly fran: readonly Lage[];
  /** Absent: it stays where it is. */
  readonly till?: Lage;
  readonly av: readonly Roll[];
  /** A text is asked for; else it may be left out. */
  readonly text: boolean;
}

const STEG: Readonly<Record<Steg, Regel>> = {
  svara: {
    fran: ['ny', 'under utredning', 'åtgärdas', 'löst', 'avvisad', 'återöppnad'],
    av: ['läsare'],
    text: true,
  },
  utred: { fran: ['ny', 'återöppnad'], till: 'under utredning', av: ['ansvarig'], text: false },
  åtgärda: { fran: ['ny', 'återöppnad', 'under utredning'], till: 'åtgärdas', av: ['ansvarig'], text: false },
  lös: { fran: ['under utredning', 'åtgärdas'], till: 'löst', av: ['ansvarig'], text: true },
  avvisa: { fran: ['ny', 'återöppnad', 'under utredning'], till: 'avvisad', av: ['ansvarig'], text: true },
  stäng: { fran: ['löst', 'avvisad'], till: 'stängd', av: ['rapportör'], text: false },
  återöppna: { fran: ['löst', 'avvisad', 'stängd'], till: 'återöppnad', av: ['rapportör'], text: true },
};

type Judged = Pick<Avvikelse, 'lage' | 'part' | 'bastjanst'>;

/** Those that are open to one of the parties, with which of them takes the step. */
export function oppnaSteg(avvikelse: Judged, parter: readonly Part[]): { readonly steg: Steg; readonly part: Part }[] {
  return (Object.keys(STEG) as Steg[]).flatMap((steg) => {
    const part = parter.find((one) => isOpen(steg, avvikelse, one));
    return part ? [{ steg, part }] : [];
  });
}

export function kraverText(steg: Steg): boolean {
  return STEG[steg].text;
}

/** Where the step leads. @throws {AvvikelseError} kind `otillaten-overgang` */
export function efterSteg(steg: Steg, avvikelse: Judged, part: Part): Lage {
  const { fran, till } = STEG[steg];
  if (isOpen(steg, avvikelse, part)) return till ?? avvikelse.lage;
  const why = fran.includes(avvikelse.lage)
    ? `Steget ${steg} tas inte av den part som du företräder.`
    : `En avvikelse som är ${avvikelse.lage} kan inte föras vidare med steget ${steg}.`;
  throw new AvvikelseError('otillaten-overgang', why);
}

function isOpen(steg: Steg, avvikelse: Judged, part: Part): boolean {
  const { fran, av } = STEG[steg];
  return fran.includes(avvikelse.lage) && av.some((roll) => hasRoll(roll, avvikelse, part));
}

function hasRoll(roll: Roll, avvikelse: Judged, part: Part): boolean {
  switch (roll) {
    case 'ansvarig':
      return part.slag === 'drift' || answersFor(part, avvikelse);
    case 'rapportör':
      return samePart(part, avvikelse.part);
    case 'läsare':
      return seesAll(part) || answersFor(part, avvikelse) || samePart(part, avvikelse.part);
  }
}
