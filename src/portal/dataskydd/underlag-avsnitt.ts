// The sections of the pack, in their order.
import type { Avsnitt } from './avsnitt.ts';
import { ansvarAvsnitt, ejGjortAvsnitt, riskerAvsnitt, underbitradenAvsnitt } from './avsnitt-ansvar.ts';
import { behandlingarAvsnitt, flodenAvsnitt } from './avsnitt-behandling.ts';
import { bevarandeAvsnitt, protokollAvsnitt } from './avsnitt-bevarande.ts';
import type { Dataskyddsunderlag } from './underlag.ts';

export function avsnittOf(underlag: Dataskyddsunderlag): Avsnitt[] {
  return [
    ansvarAvsnitt(underlag),
    behandlingarAvsnitt(underlag),
    flodenAvsnitt(underlag),
    underbitradenAvsnitt(underlag),
    bevarandeAvsnitt(underlag),
    protokollAvsnitt(underlag),
    riskerAvsnitt(underlag),
    ejGjortAvsnitt(underlag),
  ];
}
