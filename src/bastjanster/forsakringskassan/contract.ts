// Försäkringskassan's contract: LEFI v9, REST and JSON.
import type { RestContract } from '../module.ts';

export const BASE_PATH = '/lefi-extern-formansinformation/v9/aktorer';
/** Below an aktör's path: what it may ask for, and the service's test call. */
export const PATH_OF_TYPES = '/tillgangligaInformationstyper';

export const contract: RestContract = {
  id: 'FK',
  schema: 'schemas/forsakringskassan/lefi-v9.schema.json',
  answer: '#/$defs/ExternFormansinformationSvar',
};
