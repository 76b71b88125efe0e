// How far a long command has come: a bar on a terminal, one line for each step elsewhere.

export interface Framsteg {
  /** One more is done; `rad` says what. */
  steg(rad: string): void;
  /** Ends the bar's line. */
  klart(): void;
}

export interface FramstegVal {
  readonly antal: number;
  readonly till: { write(text: string): unknown };
  readonly terminal: boolean;
}

const BAR = 30;
const WIDTH = 100;
const CLEAR_LINE = '\r\u001b[2K';

export function createFramsteg({ antal, till, terminal }: FramstegVal): Framsteg {
  let klara = 0;
  return {
    steg(rad) {
      klara += 1;
      till.write(
        terminal ? `${CLEAR_LINE}${bar(klara, antal)} ${rad}`.slice(0, CLEAR_LINE.length + WIDTH) : `${rad}\n`,
      );
    },
    klart() {
      if (terminal) till.write(CLEAR_LINE);
    },
  };
}

function bar(klara: number, antal: number): string {
  const filled = Math.min(BAR, Math.round((BAR * klara) / Math.max(antal, 1)));
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${klara}/${antal}`;
}
