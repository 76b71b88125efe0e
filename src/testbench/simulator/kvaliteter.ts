// Which behaviour makes a simulated source answer with which quality: those that its contract lets it have, and no others.
import type { BehaviourName } from '../../bastjanster/simulation/behaviours.ts';
import type { DeliveredQuality } from '../../composite/quality.ts';

/** `answered` needs no scenario. */
export type Kvalitet = Exclude<DeliveredQuality, 'answered'>;

/** v11's word for "nothing on the person", part by part. */
const INGEN_UPPGIFT = '404';

/** By source: SKV answers v10, SKV_DELAR v11. A source that has no word for a quality lacks it. */
export const kvaliteter: Readonly<Record<string, Partial<Record<Kvalitet | typeof INGEN_UPPGIFT, BehaviourName>>>> = {
  AF: { nothing: 'empty-valid', unverifiable: 'business-fault' },
  CSN: { nothing: 'empty-valid', partial: 'partial', unverifiable: 'business-fault' },
  FK: { nothing: 'empty-valid', partial: 'partial', unverifiable: 'bad-enum' },
  SKV: { unverifiable: 'partial' },
  SKV_DELAR: { nothing: 'http-404', partial: 'partial', unverifiable: 'empty-valid', [INGEN_UPPGIFT]: 'http-404' },
  SO: { partial: 'partial', unverifiable: 'empty-valid' },
  TNS: { nothing: 'empty-valid', partial: 'partial', unverifiable: 'business-fault' },
  MIV: { nothing: 'empty-valid', partial: 'partial', unverifiable: 'schema-invalid' },
};

/** For people. */
export const kvalitetText: Readonly<Record<Kvalitet | typeof INGEN_UPPGIFT, string>> = {
  nothing: 'säger att den inget har om personen',
  partial: 'svarar delvis: någon bakom den svarar inte',
  unverifiable: 'svarar så att det inte går att säga om svaret är helt',
  [INGEN_UPPGIFT]: 'har inget i någon av de efterfrågade delarna (felkod 404, Not found)',
};
