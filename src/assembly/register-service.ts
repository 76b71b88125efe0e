// Puts the register together: anslutningar, uppgiftslämnare, åtaganden and their history. For the app and the commands.

import { AnslutningError } from '../anslutning/anslutning-error.ts';
import { type Anslutningar, createAnslutningar } from '../anslutning/anslutningar.ts';
import { type Ataganden, createAtaganden } from '../anslutning/atagande.ts';
import { readAnslutningar } from '../anslutning/fil.ts';
import type { StegPortar } from '../anslutning/steg.ts';
import { createUppgiftslamnareRegister, type UppgiftslamnareRegister } from '../anslutning/uppgiftslamnare.ts';
import { PARTS } from '../bastjanster/skatteverket-delar/contract.ts';
import type { Database } from '../platform/sql/database.ts';
import { bastjanster } from '../profiles/sverige/modules.ts';
import { beslutFor, readBeslut } from '../querylog/gallring/beslut.ts';

export interface RegisterService {
  readonly anslutningar: Anslutningar;
  readonly uppgiftslamnare: UppgiftslamnareRegister;
  readonly ataganden: Ataganden;
  /** Where a nämnd's data protection contact is reached, if it is known. @throws {DatabaseError} */
  mottagare(namnd: string): Promise<string | undefined>;
}

export interface RegisterServiceDeps {
  /** With `anslutningMigrations` and the migrations of gallring. */
  readonly database: Database;
  readonly clock: { now(): number };
  /** Hands out the log of a nämnd that leaves and has it gallrad; without it nothing can be ended. */
  readonly avslutaLogg?: StegPortar['avslutaLogg'];
}

export function createRegisterService({ database, clock, avslutaLogg }: RegisterServiceDeps): RegisterService {
  const anslutningar = createAnslutningar({
    database,
    clock,
    finns: { bastjanster, skvDelar: PARTS },
    ...(avslutaLogg && { avslutaLogg }),
    harGallringsbeslut: async (namnd) => beslutFor(namnd, await readBeslut(database)) !== undefined,
  });
  return {
    anslutningar,
    uppgiftslamnare: createUppgiftslamnareRegister({ database, clock, bastjanster }),
    ataganden: createAtaganden({ database, clock }),
    mottagare: (namnd) => contactOf(anslutningar, namnd),
  };
}

async function contactOf(anslutningar: Anslutningar, namnd: string): Promise<string | undefined> {
  try {
    const { dokument } = await anslutningar.en(namnd);
    return dokument.kontakter.find(({ roll }) => roll === 'dataskydd')?.epost;
  } catch (error) {
    if (error instanceof AnslutningError && error.kind === 'okand') return undefined;
    throw error;
  }
}

/**
 * Takes over what a file has and the register has not, at every start.
 * @returns how many were new
 * @throws {AnslutningError | DatabaseError}
 */
export async function takeOver({ anslutningar }: RegisterService, file: string): Promise<number> {
  const begaran = { aktor: { namn: 'start' }, skal: 'ANSLUTNING_FIL' };
  return (await anslutningar.importera(begaran, readAnslutningar(file))).tillagda.length;
}
