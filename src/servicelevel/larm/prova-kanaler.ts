// Tries the receivers of alerts, so that nobody finds out at the first real one that it went nowhere.
import { randomUUID } from 'node:crypto';
import { type Kanal, KanalError, type Kanalnamn, type Meddelande } from './kanal.ts';

export interface Provutfall {
  readonly kanal: Kanalnamn;
  /** In Swedish, what went wrong, or why nobody is reached though nothing did; undefined: it got there. */
  readonly fel: string | undefined;
}

/** Tells each of an alert that is none; no database is needed. @throws the signal's reason */
export async function provaKanaler(
  kanaler: readonly Kanal[],
  clock: { now(): number },
  signal: AbortSignal,
): Promise<Provutfall[]> {
  const utfall: Provutfall[] = [];
  for (const kanal of kanaler) {
    const prov: Meddelande = {
      ...{ id: randomUUID(), slag: 'prov' },
      larm: {
        regel: 'prov',
        objekt: 'prov',
        grad: 'varning',
        text: 'Detta är ett prov. Inget är fel.',
        sedan: clock.now(),
      },
    };
    try {
      await kanal.skicka(prov, signal);
      utfall.push({ kanal: kanal.namn, fel: kanal.forbehall });
    } catch (error) {
      if (!(error instanceof KanalError)) throw error;
      utfall.push({ kanal: kanal.namn, fel: error.message });
    }
  }
  return utfall;
}
