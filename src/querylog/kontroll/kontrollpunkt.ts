// Signed checkpoints: what the chains looked like, in words that nobody who only has the database can write.
import { hash } from 'node:crypto';
import type { Database } from '../../platform/sql/database.ts';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import type { Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type Huvud, headsOf } from './heads.ts';
import { KontrollError } from './kontroll-error.ts';
import type { NamngivetProtokoll, Redovisning } from './redovisning.ts';
import type { Signature, Signer } from './signing.ts';

/** Why a checkpoint was taken. */
export type Skal = 'intervall' | 'start' | 'stopp' | 'forsegling';

/** The last record of a chain of a month. */
export interface ManadHuvud extends Huvud {
  readonly manad: Manad;
}

export interface Kontrollpunkt extends Signature {
  /** 1, 2, 3 … without gaps. */
  readonly nummer: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly skal: Skal;
  /** SHA-256 of the checkpoint before it, hex; zeros in the first. */
  readonly fore: string;
  /** The months without seal whose chains it covers. */
  readonly manader: readonly Manad[];
  /**
   * The heads of their chains: all of them in the first checkpoint that a process takes, in the ones that follow those
   * that have moved since. What a checkpoint has named holds until the month is gone.
   */
  readonly kedjor: readonly ManadHuvud[];
  /** Seals, all or new ones in the same way: the month and the seal's signature. */
  readonly forseglingar: readonly { readonly manad: Manad; readonly signatur: string }[];
  /** Gallringsprotokoll, all or new ones in the same way. */
  readonly protokoll: readonly NamngivetProtokoll[];
}

export interface Kontrollpunkter {
  /**
   * Takes one and makes it durable; several processes may at the same moment.
   * @throws {DatabaseError | KeyError | KontrollError}
   */
  take(skal: Skal): Promise<Kontrollpunkt>;
  /** Every one, in order. @throws {DatabaseError} @throws {KontrollError} kind `unreadable` */
  all(): Promise<Kontrollpunkt[]>;
}

export interface KontrollpunkterDeps {
  /** With `kontrollMigrations` applied. */
  readonly database: Database;
  readonly manader: Manader;
  readonly signer: Signer;
  readonly clock: { now(): number };
  /** Asked for what is known when a checkpoint is taken; where it is missing none names a protokoll. */
  readonly redovisning?: () => Pick<Redovisning, 'protokoll'>;
}

/** What the first checkpoint has for the one before. */
export const NO_DIGEST = '0'.repeat(64);

const TRIES = 50;

/** A checkpoint without its signature. */
export type KontrollpunktContent = Omit<Kontrollpunkt, keyof Signature>;

export function createKontrollpunkter(deps: KontrollpunkterDeps): Kontrollpunkter {
  const { database, manader, signer, clock, redovisning } = deps;
  const named = new Map<string, string>();
  /** Our own last one: if somebody takes it away, the next names it all the same. */
  let own = { nummer: 0, digest: NO_DIGEST };
  let taking: Promise<unknown> = Promise.resolve();

  async function take(skal: Skal): Promise<Kontrollpunkt> {
    const standing = (await manader.standing()).filter(({ sealedAt }) => sealedAt === undefined);
    const heads: ManadHuvud[] = [];
    for (const { manad } of standing) {
      heads.push(...(await headsOf(database, manad)).map((head) => ({ manad, ...head })));
    }
    const seals = await database.run('SELECT manad, signatur FROM forsegling ORDER BY manad');
    const protokoll = (await redovisning?.().protokoll()) ?? [];
    const content = {
      at: clock.now(),
      skal,
      manader: standing.map(({ manad }) => manad),
      kedjor: heads.filter((head) => named.get(nameOf(head)) !== head.lank),
      forseglingar: seals
        .map(({ manad, signatur }) => ({ manad: String(manad), signatur: String(signatur) }))
        .filter(({ manad, signatur }) => named.get(manad) !== signatur),
      protokoll: protokoll.filter(({ nummer, signatur }) => named.get(protokollName(nummer)) !== signatur),
    };
    const taken = await append(content);
    named.clear();
    for (const head of heads) named.set(nameOf(head), head.lank);
    for (const { manad, signatur } of seals) named.set(String(manad), String(signatur));
    for (const { nummer, signatur } of protokoll) named.set(protokollName(nummer), signatur);
    return taken;
  }

  async function append(content: Omit<KontrollpunktContent, 'nummer' | 'fore'>): Promise<Kontrollpunkt> {
    for (let tries = 0; tries < TRIES; tries++) {
      const [last] = await database.run('SELECT nummer, text FROM kontrollpunkt ORDER BY nummer DESC LIMIT 1');
      const stored = { nummer: Number(last?.nummer ?? 0), digest: last ? digestOfText(String(last.text)) : NO_DIGEST };
      const before = own.nummer >= stored.nummer ? own : stored;
      const point = { nummer: before.nummer + 1, fore: before.digest, ...content };
      const text = kontrollpunktText(point);
      const signature = await signer.sign(text);
      if (await insert(point.nummer, text, signature)) {
        own = { nummer: point.nummer, digest: digestOfText(text) };
        return { ...point, ...signature };
      }
    }
    throw new KontrollError(
      'contended',
      'Kontrollpunkten kunde inte tas: andra processer tog sina före, gång på gång.',
    );
  }

  /** @returns false where another process took the number */
  async function insert(nummer: number, text: string, { nyckel, signatur }: Signature): Promise<boolean> {
    const sql = 'INSERT INTO kontrollpunkt (nummer, text, nyckel, signatur) VALUES ($1, $2, $3, $4)';
    try {
      await database.run(sql, [nummer, text, nyckel, signatur]);
      return true;
    } catch (error) {
      if (error instanceof DatabaseError && error.constraint?.startsWith('kontrollpunkt')) return false;
      throw error;
    }
  }

  return {
    take(skal) {
      const next = taking.then(() => take(skal));
      taking = next.catch(() => {});
      return next;
    },
    async all() {
      const rows = await database.run('SELECT text, nyckel, signatur FROM kontrollpunkt ORDER BY nummer');
      return rows.map(({ text, nyckel, signatur }) => ({
        ...parseKontrollpunkt(String(text)),
        nyckel: String(nyckel),
        signatur: String(signatur),
      }));
    },
  };
}

function nameOf({ manad, kedja }: ManadHuvud): string {
  return `${manad} ${kedja}`;
}

function protokollName(nummer: number): string {
  return `protokoll ${nummer}`;
}

/** The text that is signed. */
export function kontrollpunktText({
  nummer,
  at,
  skal,
  fore,
  manader,
  kedjor,
  forseglingar,
  protokoll,
}: KontrollpunktContent): string {
  const rows = kedjor.map(({ manad, kedja, nummer, lank }) => [manad, kedja, nummer, lank]);
  const rest = { forseglingar, protokoll };
  return JSON.stringify({ slag: 'kontrollpunkt', nummer, at, skal, fore, manader, kedjor: rows, ...rest });
}

/** @throws {KontrollError} kind `unreadable` */
export function parseKontrollpunkt(text: string): KontrollpunktContent {
  try {
    const { slag, kedjor, ...content } = JSON.parse(text);
    const lists = [content.forseglingar, content.protokoll];
    if (slag !== 'kontrollpunkt' || !lists.every(Array.isArray)) throw new Error('another text');
    const heads = kedjor.map(([manad, kedja, nummer, lank]: unknown[]) => ({ manad, kedja, nummer, lank }));
    return { ...content, kedjor: heads };
  } catch {
    throw new KontrollError('unreadable', 'I tabellen kontrollpunkt står en text som inte är en kontrollpunkt.');
  }
}

/** A checkpoint in short, for those who keep it elsewhere: a seal, a line of the service's log. */
export interface Vittne {
  readonly nummer: number;
  /** SHA-256 of the text that was signed, hex. */
  readonly digest: string;
}

export function vittneOf(point: KontrollpunktContent): Vittne {
  return { nummer: point.nummer, digest: digestOfText(kontrollpunktText(point)) };
}

/** By this a checkpoint is named in the one after it, and in a seal; hex. */
export function digestOfText(text: string): string {
  return hash('sha256', text);
}
