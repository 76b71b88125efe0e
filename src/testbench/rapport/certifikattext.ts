// What a report says of the target's certificate: which it is, that there is none, or why it is not known.
import type { Provprotokoll } from '../prov.ts';

/** @returns one line for people; the fingerprint is told beside it */
export function certifikattext({
  mal,
  certifikat,
  certifikatfel,
}: Pick<Provprotokoll, 'mal' | 'certifikat' | 'certifikatfel'>): string {
  if (certifikat) {
    const { subjekt, utfardare, giltigtTill } = certifikat;
    return `${subjekt}, utfärdat av ${utfardare}, giltigt till ${giltigtTill.slice(0, 10)}`;
  }
  if (!mal.startsWith('https:')) return 'inget: adressen är utan TLS';
  return `okänt: handskakningen blev inte av${certifikatfel === undefined ? '' : ` (${certifikatfel})`}`;
}
