// Wages from arbetsgivardeklarationer. No positive sample of individuppgifter is public: this is our own reading, and is marked so.
import { kronor } from '../belopp.ts';
import { manad } from '../datum.ts';
import { at, isMissing, isObject, itemsOf, type Place, text } from '../json-place.ts';
import type { Lon, Okant } from '../oversikt.ts';
import { okant, post } from '../oversikt-post.ts';

const SVARANDE = 'individuppgifter';
const OKAND_LON =
  'Skatteverket har lämnat individuppgifter i en form som inte känns igen. De står orörda i svaret: lönen är okänd, inte noll.';

/**
 * The reading: `{individuppgifter: [{period: "YYYY-MM", arbetsgivare: {namn}, kontantErsattning, avdragenSkatt}]}`, kronor. A row
 * without a month or an amount is no wage that we can read; it, and every other form, is unknown and stands in the answer.
 */
export function loner(data: Place): { readonly lon: readonly Lon[]; readonly okant: readonly Okant[] } {
  const list = at(data, 'individuppgifter');
  if (isMissing(data)) return { lon: [], okant: [] };
  if (!Array.isArray(list.value)) return { lon: [], okant: [okant(data, OKAND_LON, SVARANDE)] };
  const rows = itemsOf(list);
  return {
    lon: rows.filter(isReadable).map(lon),
    okant: rows.filter((row) => !isReadable(row)).map((row) => okant(row, OKAND_LON, SVARANDE)),
  };
}

function isReadable(row: Place): boolean {
  const told = [manad(at(row, 'period')), kronor(at(row, 'kontantErsattning'))];
  return isObject(row.value) && told.every((one) => one?.value !== undefined);
}

function lon(row: Place): Lon {
  return post(
    row,
    { svarande: SVARANDE, egenTolkning: true as const },
    {
      manad: manad(at(row, 'period')),
      arbetsgivare: text(at(row, 'arbetsgivare', 'namn')),
      brutto: kronor(at(row, 'kontantErsattning')),
      skatt: kronor(at(row, 'avdragenSkatt')),
    },
  );
}
