// The account of gallring for the control: signed protokoll and the run under way, never what else the tables claim.
import type { Keyring } from '../keys/keyring.ts';
import type { Funnen } from '../kontroll/avvikelse.ts';
import type { Redovisning } from '../kontroll/redovisning.ts';
import { checkHeld } from './kvarhallen-kontroll.ts';
import type { SignedRow } from './protokoll.ts';
import { isLeaving, readUnderlag, type Underlag, type UnderlagDeps } from './underlag.ts';

export interface RedovisningDeps extends UnderlagDeps {
  readonly keyring: Pick<Keyring, 'find'>;
}

export function createRedovisning(deps: RedovisningDeps): Redovisning {
  const { database } = deps;

  const underlag = () => readUnderlag(deps);

  return {
    async gallrade(manad) {
      const { signed, pagar } = await underlag();
      const all = [
        ...signed.flatMap(({ innehall }) => innehall?.delar ?? []),
        ...(pagar?.steg ?? []).filter(isLeaving).map(({ antal, ...rest }) => ({ ...rest, poster: antal?.poster ?? 0 })),
      ];
      const poster = new Map<string, number>();
      for (const del of all) {
        if (del.manad === manad) poster.set(del.namnd, (poster.get(del.namnd) ?? 0) + del.poster);
      }
      return poster;
    },
    async protokoll() {
      const rows = await database.run('SELECT nummer, signatur FROM gallringsprotokoll ORDER BY nummer');
      return rows.map(({ nummer, signatur }) => ({ nummer: Number(nummer), signatur: String(signatur) }));
    },
    async granska(named) {
      return [...checkProtokoll(await underlag(), named), ...(await checkHeld(deps, underlag))];
    },
  };
}

function checkProtokoll({ signed, ended }: Underlag, named: ReadonlyMap<number, string>): Funnen[] {
  const found: Funnen[] = [];
  const standing = new Map(signed.map((row) => [row.nummer, row]));
  let [last, time] = [0, 0];
  const accuse = (nummer: number, text: string) => found.push({ slag: 'protokoll', nummer, text, time });
  for (const nummer of [...new Set([...standing.keys(), ...named.keys(), ...ended])].sort((a, b) => a - b)) {
    if (nummer === last + 2) accuse(last + 1, `Gallringsprotokoll ${last + 1} saknas.`);
    if (nummer > last + 2) accuse(last + 1, `Gallringsprotokollen ${last + 1}–${nummer - 1} saknas.`);
    const row = standing.get(nummer);
    const what = wrongWith(row, named.get(nummer));
    time = row?.innehall?.avslutadAt ?? time;
    if (what) accuse(nummer, `Gallringsprotokoll ${nummer} ${what}.`);
    last = nummer;
  }
  return found;
}

function wrongWith(row: SignedRow | undefined, named: string | undefined): string | undefined {
  if (!row) return 'saknas';
  if (!row.innehall) return 'är inte undertecknat av tjänsten som det står';
  if (named !== undefined && named !== row.signatur) return 'är ett annat än det som en kontrollpunkt har med';
  return undefined;
}
