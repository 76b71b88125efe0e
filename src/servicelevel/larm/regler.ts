// All rules of alerts, by name: the one table that pages, commands, the evaluation and Prometheus' rule file go by.
import type { Brannhastighet } from '../niva/servicelage.ts';
import type { LarmGrad, LarmRegel } from './larm.ts';
import type { Bedomning, Regel } from './regel.ts';
import { brannhastighet } from './regler/brannhastighet.ts';
import { certifikatGarUt } from './regler/certifikat-gar-ut.ts';
import { type Gallringslage, gallringForsenad } from './regler/gallring-forsenad.ts';
import { type Klocklage, klockaDriver } from './regler/klocka-driver.ts';
import { kretsOppen } from './regler/krets-oppen.ts';
import { loggEjSkrivbar } from './regler/logg-ej-skrivbar.ts';
import { matningUteblir } from './regler/matning-uteblir.ts';

/** What is seen of an object, by rule. */
export interface Varden extends Record<LarmRegel, unknown> {
  readonly brannhastighet: readonly Brannhastighet[];
  readonly 'krets-oppen': number;
  readonly 'logg-ej-skrivbar': number;
  readonly 'gallring-forsenad': Gallringslage;
  readonly 'certifikat-gar-ut': number;
  readonly 'klocka-driver': Klocklage;
  readonly 'matning-uteblir': number;
}

export const regler: { readonly [R in LarmRegel]: Regel<Varden[R]> } = {
  'logg-ej-skrivbar': loggEjSkrivbar,
  brannhastighet,
  'krets-oppen': kretsOppen,
  'gallring-forsenad': gallringForsenad,
  'certifikat-gar-ut': certifikatGarUt,
  'klocka-driver': klockaDriver,
  'matning-uteblir': matningUteblir,
};

export const regelnamn = Object.keys(regler) as LarmRegel[];

/** One look at one object; without a value nothing can be said of it now, and its alert stays as it is. */
export interface Sedd<V> {
  readonly objekt: string;
  readonly varde: V | undefined;
}

/** What is wrong with one object, as a rule has it. */
export interface Bedomd extends Bedomning {
  readonly regel: LarmRegel;
  readonly objekt: string;
  readonly grad: LarmGrad;
}

/** What a rule finds in all that was seen. Pure. */
export function bedomAlla<R extends LarmRegel>(namn: R, sedda: readonly Sedd<Varden[R]>[], now: number): Bedomd[] {
  const regel: Regel<Varden[R]> = regler[namn];
  return [...Map.groupBy(sedda, ({ objekt }) => objekt)].flatMap(([objekt, looks]) => {
    const varden = looks.flatMap(({ varde }) => (varde === undefined ? [] : [varde]));
    const found = varden.length > 0 ? regel.bedom(objekt, varden, now) : undefined;
    if (!found) return [];
    const grad = regel.grader[Math.min(found.steg, regel.grader.length) - 1] ?? regel.grader[0];
    return [{ ...found, regel: namn, objekt, grad, text: `${found.text} ${regel.atgard}` }];
  });
}
