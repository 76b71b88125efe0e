// Driftinformation as the REST API has it: moments with Sweden's offset.
import { isoInSweden } from '../../querylog/granskning/svensk-tid.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';

export function notisJson(notis: Driftnotis): object {
  const { id, version, slag, lage, kallor, fran, till, rubrik, text, allvar, tasUrDrift } = notis;
  const { uppdateringar, skapadAt, andradAt, publiceradAt, orsak } = notis;
  return {
    ...{ id, version, slag, lage, kallor, fran: isoInSweden(fran) },
    ...(till !== undefined && { till: isoInSweden(till) }),
    ...{ rubrik, text, allvar, tasUrDrift },
    uppdateringar: uppdateringar.map((one) => ({ tid: isoInSweden(one.at), text: one.text })),
    ...{ skapad: isoInSweden(skapadAt), andrad: isoInSweden(andradAt) },
    ...(publiceradAt !== undefined && { publicerad: isoInSweden(publiceradAt) }),
    ...(orsak && { orsak: { slag: orsak.slag, ...(orsak.slut !== undefined && { slut: isoInSweden(orsak.slut) }) } }),
  };
}
