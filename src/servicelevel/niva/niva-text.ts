// Service levels as people write them, in a form or on the command line, and as they read them.
import { GRANSER } from './checked-niva.ts';
import { type Nivafalt, ogiltigtFalt } from './niva-error.ts';
import type { Serviceniva } from './serviceniva.ts';
import { FRAN_BORJAN } from './standardniva.ts';
import { svensktTal } from './svenskt-tal.ts';
import { readVeckotider, veckotiderText } from './veckotid-text.ts';

/** Every field but the source, as text. */
export type Nivatexter = Readonly<Record<Exclude<Nivafalt, 'kalla'>, string>>;

export function nivaTexter(niva: Serviceniva): Nivatexter {
  return {
    giltigFran: niva.giltigFran === FRAN_BORJAN ? '' : niva.giltigFran,
    tillganglighet: svensktTal(niva.tillganglighet, 3),
    percentil: svensktTal(niva.svarstid.percentil, 3),
    ms: svensktTal(niva.svarstid.ms, 0),
    servicetid: veckotiderText(niva.servicetid),
    underhallsfonster: veckotiderText(niva.underhallsfonster),
    avtal: niva.avtal ?? '',
  };
}

/**
 * The level that the texts say; not yet checked as a whole.
 * @throws {NivaError} `ogiltig`, where a text is no number or no hours
 */
export function readNiva(kalla: string, texter: Nivatexter): Serviceniva {
  const number = (falt: keyof typeof GRANSER) => readNumber(falt, texter[falt]);
  return {
    kalla,
    giltigFran: texter.giltigFran.trim(),
    tillganglighet: number('tillganglighet'),
    svarstid: { percentil: number('percentil'), ms: number('ms') },
    servicetid: readVeckotider('servicetid', texter.servicetid),
    underhallsfonster: readVeckotider('underhallsfonster', texter.underhallsfonster),
    ...(texter.avtal.trim() !== '' && { avtal: texter.avtal }),
  };
}

/** With a decimal comma or point, and blanks between thousands. */
function readNumber(falt: keyof typeof GRANSER, text: string): number {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  if (/^\d{1,9}(\.\d{1,6})?$/.test(plain)) return Number(plain);
  throw ogiltigtFalt(falt, `ett tal, ${GRANSER[falt].least}–${svensktTal(GRANSER[falt].most, 3)}`);
}
