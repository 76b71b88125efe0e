// Looks at every month that the log has or has had: whether its seal is good, and whether it stands as the log says.
import type { Database, Row } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import { endOfManad, startOfManad } from '../manad.ts';
import type { Fynd } from './avvikelse.ts';
import type { Walk } from './checkpoint-walk.ts';
import { type Forsegling, toForsegling } from './forsegling.ts';
import { KontrollError } from './kontroll-error.ts';
import { digestOfText } from './kontrollpunkt.ts';
import type { Signer } from './signing.ts';

/** A month, with its seal where that is good. */
export interface Manadslage {
  readonly manad: Manad;
  readonly status: 'oppen' | 'forseglad' | 'gallrad';
  readonly forsegling?: Forsegling;
}

export interface SealsDeps {
  readonly database: Database;
  readonly signer: Signer;
  readonly fynd: Fynd;
  readonly walk: Walk;
  /** Which months are asked about; default all. */
  readonly manader?: readonly Manad[] | undefined;
}

const NO_SUCH_MONTH =
  'En månad som loggen inte känner till kan inte kontrolleras. Skriv ÅÅÅÅ-MM, till exempel 2026-09, och en månad som finns.';

/** @throws {DatabaseError | KeyError} @throws {KontrollError} kind `no-such-month`, where one is asked about that nothing knows */
export async function checkSeals({ database, signer, fynd, walk, manader }: SealsDeps): Promise<Manadslage[]> {
  const wanted = (manad: Manad) => manader === undefined || manader.includes(manad);

  async function check(manad: Manad, row: Row): Promise<Manadslage> {
    const forsegling = row.text === null ? undefined : await goodSeal(signer, manad, row);
    const named = walk.seals.get(manad);
    const dropped = row.dropped_at !== null;
    if (row.text === null) {
      if (named !== undefined || row.sealed_at !== null || dropped) accuse(manad, 'saknas');
    } else if (!forsegling) accuse(manad, 'är inte undertecknad av tjänsten som den står');
    else if (named !== undefined && named !== forsegling.signatur) {
      accuse(manad, 'är en annan än den som en kontrollpunkt har med', forsegling.at);
    } else if (!(await hasCheckpoint(forsegling))) {
      const { nummer } = forsegling.kontrollpunkt;
      accuse(manad, `har med kontrollpunkt ${nummer}, som saknas eller är en annan`, forsegling.at);
    }
    if (forsegling && row.begun_at === null) gone(manad);
    else if (forsegling && row.sealed_at === null) accuse(manad, 'finns, fast månaden står som öppen', forsegling.at);
    const sealed = row.text !== null || row.sealed_at !== null;
    const status = dropped ? 'gallrad' : sealed ? 'forseglad' : 'oppen';
    return { manad, status, ...(forsegling && { forsegling }) };
  }

  async function hasCheckpoint({ kontrollpunkt }: Forsegling): Promise<boolean> {
    const [row] = await database.run('SELECT text FROM kontrollpunkt WHERE nummer = $1', [kontrollpunkt.nummer]);
    return row !== undefined && digestOfText(String(row.text)) === kontrollpunkt.digest;
  }

  function accuse(manad: Manad, what: string, at?: number): void {
    const text = `Förseglingen av ${manad} ${what}.`;
    fynd.add({ slag: 'kontrollpunkt', manad, text, time: at ?? endOfManad(manad), ...(at !== undefined && { at }) });
  }

  function gone(manad: Manad): void {
    const text = `Hela ${manad} saknas i loggen, fast den är undertecknad.`;
    fynd.add({ slag: 'borttagen', manad, text, time: startOfManad(manad) });
  }

  const rows = await database.run(
    `SELECT COALESCE(m.manad, f.manad) AS manad, m.begun_at, m.sealed_at, m.dropped_at, f.text, f.nyckel, f.signatur
      FROM manad m FULL JOIN forsegling f ON f.manad = m.manad ORDER BY 1`,
  );
  const known = new Map(rows.map((row) => [String(row.manad), row]));
  const unknown = manader?.find((manad) => !known.has(manad) && !walk.covered.has(manad));
  if (unknown !== undefined) throw new KontrollError('no-such-month', NO_SUCH_MONTH);
  for (const manad of walk.covered.keys()) if (wanted(manad) && !known.has(manad)) gone(manad);
  const checked: Manadslage[] = [];
  for (const [manad, row] of known) {
    if (!wanted(manad)) continue;
    const lage = await check(manad, row);
    if (row.begun_at !== null) checked.push(lage);
  }
  return checked;
}

/** The seal of a row of `forsegling`, where it is signed and of that month. @throws {KeyError} */
export async function goodSeal(signer: Signer, manad: Manad, row: Row): Promise<Forsegling | undefined> {
  const signature = { nyckel: String(row.nyckel), signatur: String(row.signatur) };
  if (!(await signer.verify(String(row.text), signature))) return undefined;
  try {
    const forsegling = toForsegling(row);
    return forsegling.manad === manad ? forsegling : undefined;
  } catch {
    return undefined;
  }
}
