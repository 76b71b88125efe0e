// The bastjänster's own readings of their answers, by interface: the overview asks them, and knows no agency.
import { oversikt as arbetsformedlingen } from '../../../bastjanster/arbetsformedlingen/oversikt.ts';
import { oversikt as csn } from '../../../bastjanster/csn/oversikt.ts';
import { oversikt as forsakringskassan } from '../../../bastjanster/forsakringskassan/oversikt.ts';
import { oversikt as migrationsverket } from '../../../bastjanster/migrationsverket/oversikt.ts';
import type { OversiktMapper } from '../../../bastjanster/oversikt.ts';
import { oversikt as skatteverket } from '../../../bastjanster/skatteverket/oversikt.ts';
import { oversikt as skatteverketDelar } from '../../../bastjanster/skatteverket-delar/oversikt.ts';
import { oversikt as sverigesAKassor } from '../../../bastjanster/sveriges-a-kassor/oversikt.ts';
import { oversikt as transportstyrelsen } from '../../../bastjanster/transportstyrelsen/oversikt.ts';

export const mappers: Readonly<Record<string, OversiktMapper>> = {
  AF: arbetsformedlingen,
  CSN: csn,
  FK: forsakringskassan,
  SKV: skatteverket,
  SKV_DELAR: skatteverketDelar,
  SO: sverigesAKassor,
  TNS: transportstyrelsen,
  MIV: migrationsverket,
};
