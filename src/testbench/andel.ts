// What a sample says of a share that was agreed: a few calls can break a level by chance, and prove it by chance alone.
import { godkand, underkand, varning } from './domslut.ts';
import type { Granser } from './granser.ts';
import type { Domslut, Matt } from './prov.ts';

/** `oviss`: the sample is below the level, and so small that chance could have made it so. */
export type Andelsdom = 'haller' | 'oviss' | 'bruten';

/** Of the normal distribution, for 95 % of the cases. */
const Z = 1.96;

/** Within which the whole would lie, by Wilson's interval (1927), in percent. */
export function intervall(antal: number, av: number): readonly [minst: number, hogst: number] {
  if (av === 0) return [0, 100];
  const andel = antal / av;
  const mitten = andel + Z ** 2 / (2 * av);
  const bredd = Z * Math.sqrt((andel * (1 - andel)) / av + Z ** 2 / (4 * av ** 2));
  const delat = 1 + Z ** 2 / av;
  return [(100 * Math.max(0, mitten - bredd)) / delat, 100 * Math.min(1, (mitten + bredd) / delat)];
}

/** @param niva percent */
export function bedomAndel(antal: number, av: number, niva: number): Andelsdom {
  if (av > 0 && 100 * antal >= niva * av) return 'haller';
  return av > 0 && intervall(antal, av)[1] >= niva ? 'oviss' : 'bruten';
}

const VERDICT = {
  haller: () => ({ ge: godkand, text: 'Nivåerna hålls.' }),
  oviss: () => ({
    ge: varning,
    text: 'Nivåerna hölls inte, men urvalet är för litet för att säga att de inte hålls. Mät fler gånger.',
  }),
  bruten: () => ({ ge: underkand, text: 'Nivåerna hålls inte.' }),
} as const satisfies Record<Andelsdom, unknown>;

/**
 * Measured calls against the levels of the run: how many succeeded, and how many of those in time.
 * @param iTid of those that succeeded
 */
export function bedomNiva(
  { tillganglighet, percentil, svarstidMs }: Pick<Granser, 'tillganglighet' | 'percentil' | 'svarstidMs'>,
  matt: Matt,
  iTid: number,
): Domslut {
  const lyckade = matt.antal - matt.misslyckade;
  const domar = [bedomAndel(lyckade, matt.antal, tillganglighet), bedomAndel(iTid, lyckade, percentil)];
  const [minst, hogst] = intervall(lyckade, matt.antal).map(kort);
  const { ge, text } = VERDICT[domar.find((en) => en === 'bruten') ?? domar.find((en) => en === 'oviss') ?? 'haller']();
  return ge(text, {
    vantat: `minst ${kort(tillganglighet)} % lyckade, ${kort(percentil)} % av dem inom ${svarstidMs} ms`,
    fick:
      `${procent(lyckade, matt.antal)} % lyckade av ${matt.antal} (med 95 % säkerhet ${minst}–${hogst} %), ` +
      `${procent(iTid, lyckade)} % av dem inom ${svarstidMs} ms`,
    matt,
  });
}

function procent(antal: number, av: number): string {
  return kort(av === 0 ? 0 : (100 * antal) / av);
}

/** One decimal at most, never rounded up to what was not reached. */
function kort(tal: number): string {
  return String(Math.floor(tal * 10 + 1e-9) / 10).replace('.', ',');
}
