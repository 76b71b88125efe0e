// What stays of a gallring: a signed text of what went, when and on what ground, with nothing of anybody in it.
import type { Row } from '../../platform/sql/database.ts';
import type { Signature, Signer } from '../kontroll/signing.ts';
import type { Korning } from './korning.ts';
import { compile, type ProtokollInnehall, type SammanstallningDeps } from './protokoll-innehall.ts';

export type { ProtokollInnehall } from './protokoll-innehall.ts';

export interface Protokoll {
  readonly nummer: number;
  readonly innehall: ProtokollInnehall;
  /** `innehall` as canonical JSON (keys in order, no blanks): what is signed. */
  readonly text: string;
  readonly signatur: Signature;
}

export interface SignedRow {
  readonly nummer: number;
  /** As a checkpoint names it. */
  readonly signatur: string;
  readonly innehall?: ProtokollInnehall;
}

/** Every method throws {@link DatabaseError}; `write`, `signed` and `verify` also {@link KeyError}. */
export interface ProtokollArkiv {
  /** Writes the protokoll of a run that has nothing left to do, and ends the run. May be repeated. */
  write(korning: Korning): Promise<Protokoll>;
  all(): Promise<Protokoll[]>;
  of(nummer: number): Promise<Protokoll | undefined>;
  /** Every row, in order, with what it says where its signature is good and its number is its own. */
  signed(): Promise<SignedRow[]>;
  /** Whether the text is what was once signed. */
  verify(protokoll: Pick<Protokoll, 'text' | 'signatur'>): Promise<boolean>;
}

export interface ProtokollDeps extends SammanstallningDeps {
  readonly signer: Pick<Signer, 'sign' | 'verify'>;
  readonly clock: { now(): number };
}

const INSERT = `INSERT INTO gallringsprotokoll (nummer, gallring, text, nyckel, signatur)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (nummer) DO NOTHING`;

export function createProtokollArkiv(deps: ProtokollDeps): ProtokollArkiv {
  const { database, signer, clock } = deps;

  async function of(nummer: number): Promise<Protokoll | undefined> {
    const [row] = await database.run('SELECT * FROM gallringsprotokoll WHERE nummer = $1', [nummer]);
    return row && toProtokoll(row);
  }

  return {
    async write(korning) {
      const end = 'UPDATE gallring SET avslutad_at = COALESCE(avslutad_at, $2) WHERE id = $1 RETURNING avslutad_at';
      const [ended] = await database.run(end, [korning.id, clock.now()]);
      const text = canonical(await compile(deps, korning, Number(ended?.avslutad_at)));
      const { nyckel, signatur } = await signer.sign(text);
      await database.transaction(async (tx) => {
        await tx.run(INSERT, [korning.nummer, korning.id, text, nyckel, signatur]);
        await tx.run("UPDATE gallring SET status = 'klar' WHERE id = $1", [korning.id]);
      });
      return (await of(korning.nummer)) as Protokoll;
    },
    async all() {
      return (await database.run('SELECT * FROM gallringsprotokoll ORDER BY nummer')).map(toProtokoll);
    },
    of,
    async signed() {
      const rows = await database.run('SELECT nummer, text, nyckel, signatur FROM gallringsprotokoll ORDER BY nummer');
      const checked: SignedRow[] = [];
      for (const { nummer, text, nyckel, signatur } of rows) {
        const row = { nummer: Number(nummer), signatur: String(signatur) };
        const good = await signer.verify(String(text), { nyckel: String(nyckel), signatur: row.signatur });
        const innehall: ProtokollInnehall | undefined = good ? JSON.parse(String(text)) : undefined;
        // checkpoints and seals are signed with the same key, and have no version
        const own = innehall?.version === 1 && innehall.nummer === row.nummer;
        checked.push({ ...row, ...(own && { innehall }) });
      }
      return checked;
    },
    verify: ({ text, signatur }) => signer.verify(text, signatur),
  };
}

/** The same text for the same value, whatever the order in which it was built. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function toProtokoll({ nummer, text, nyckel, signatur }: Row): Protokoll {
  const signature: Signature = { nyckel: String(nyckel), signatur: String(signatur) };
  return { nummer: Number(nummer), innehall: JSON.parse(String(text)), text: String(text), signatur: signature };
}
