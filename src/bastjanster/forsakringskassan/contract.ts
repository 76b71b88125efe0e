// Försäkringskassan's contract: LEFI v9, REST and JSON.
import type { RestContract } from '../module.ts';

export const BASE_PATH = '/lefi-extern-formansinformation/v9/aktorer';

export const contract: RestContract = {
  id: 'FK',
  schema: 'schemas/forsakringskassan/lefi-v9.schema.json',
  answer: '#/$defs/ExternFormansinformationSvar',
};
