// Which payments a LEFI question leaves out: FK and PM tell what they are asked for, so what is not asked for is unknown.
import type { Oefterfragat } from '../oversikt.ts';
import { askedTypes, isOf } from './asked-types.ts';
import { INFORMATIONSTYPER, UTLAMNARE } from './codes.ts';

/** Every type of payment in the contract (ExternFormanGruppKod), those that most households may have first. */
export const UTBETALNINGSTYPER: readonly string[] = [
  ...['FK:BOB', 'FK:ABB', 'FK:US', 'FK:FP', 'FK:SJP', 'FK:AS', 'FK:SA', 'FK:TFP', 'FK:BTI', 'FK:OMV', 'FK:MEK'],
  ...['FK:RBE', 'FK:FSJP', 'FK:GP', 'FK:NP', 'FK:SBP', 'FK:PROG', 'FK:HE', 'FK:VB', 'FK:YL', 'FK:MABB', 'FK:AP'],
  ...['FK:PJOB', 'FK:BST', 'FK:DPE', 'FK:EJO', 'FK:ET'],
  ...['PM:AP', 'PM:BTI', 'PM:EF'],
];

/** The two lists of a question that ask for payments. */
const LISTOR = [
  { galler: 'utbetalningar', part: 'utbetalningar', ord: 'utbetalningar' },
  { galler: 'kommande', part: 'preliminaraUtbetalningar', ord: 'kommande utbetalningar' },
] as const;

/** So many are named before the rest is counted. */
const NAMED = 3;

/** For FK and PM each; a question that cannot be read asks for nothing that we know of. */
export function oefterfragat(query: Parameters<typeof askedTypes>[0]): Oefterfragat[] {
  const asked = askedTypes(query);
  return UTLAMNARE.flatMap(({ id, name }) =>
    LISTOR.flatMap(({ galler, part, ord }) => {
      const own = UTBETALNINGSTYPER.filter((code) => isOf(id, code));
      const isAsked = (code: string) => asked.some((one) => one.part === part && one.code === code);
      const missing = own.filter((code) => !isAsked(code));
      if (missing.length === 0) return [];
      const text =
        missing.length === own.length
          ? `Frågan gäller inga ${ord} från ${name}: de är okända, inte noll.`
          : `Frågan gäller inte alla ${ord} från ${name}. Det som inte efterfrågats är okänt, inte noll: ${named(missing)}.`;
      return [{ svarande: id, galler, efterfragade: own.filter(isAsked).map(paymentCode), text }];
    }),
  );
}

/** FK's payments have the codes of its types without their prefix. */
function paymentCode(code: string): string {
  return isOf('FK', code) ? code.slice('FK:'.length) : code;
}

function named(codes: readonly string[]): string {
  const few = codes.length <= NAMED + 1;
  const names = (few ? codes : codes.slice(0, NAMED)).map((code) => lowerFirst(INFORMATIONSTYPER[code]) ?? code);
  const all = few ? names : [...names, `${codes.length - NAMED} slag till`];
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(' och ');
}

function lowerFirst(name: string | undefined): string | undefined {
  return name && name.charAt(0).toLowerCase() + name.slice(1);
}
