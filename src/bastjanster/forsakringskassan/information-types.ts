// Which types each aktör may have, asked for beside the questions and remembered: FK's other operation.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BastjanstQuery } from '../../composite/query.ts';
import { parseJson } from '../../platform/json.ts';
import type { ModuleDeps } from '../module.ts';
import { callSource, traceHeaders } from '../wire.ts';
import { type InformationType, typesIn } from './asked-types.ts';
import { BASE_PATH, PATH_OF_TYPES } from './contract.ts';
import { isObject } from './fields.ts';

type Types = readonly InformationType[] | undefined;

export interface InformationTypes {
  /**
   * Begins to find out; never rejects. The function returned waits until it is known or {@link PATIENCE_MS} have passed
   * since it began, whichever comes first: `undefined` where it is not known then.
   */
  lookUp(query: BastjanstQuery): () => Promise<Types>;
}

/** How long an answer that has come may wait, counted from the question. */
const PATIENCE_MS = 1000;
const GIVE_UP_MS = 10_000;
const KEEP_FOUND_MS = 3_600_000;
const KEEP_FAILED_MS = 60_000;
const MOST_AKTORER = 1000;

export function createInformationTypes({ settings, http }: ModuleDeps): InformationTypes {
  const known = new Map<string, { readonly types: Types; readonly until: number }>();
  const underWay = new Map<string, Promise<Types>>();

  async function find(aktorsid: string, query: BastjanstQuery): Promise<Types> {
    const types = await ask(aktorsid, query).catch(() => undefined);
    underWay.delete(aktorsid);
    remember(aktorsid, types);
    return types;
  }

  async function ask(aktorsid: string, query: BastjanstQuery): Promise<Types> {
    const url = `${settings.url}${BASE_PATH}/${aktorsid}${PATH_OF_TYPES}`;
    const headers = { accept: 'application/json', ...traceHeaders(query) };
    const request = { method: 'GET', url, headers, maxBytes: settings.maxAnswerBytes } as const;
    const { status, body } = await callSource(http, request, AbortSignal.timeout(GIVE_UP_MS));
    const json = status === 200 ? parseJson(body) : { flaw: 'malformed' };
    return 'value' in json && isObject(json.value) ? typesIn(json.value) : undefined;
  }

  function remember(aktorsid: string, types: Types): void {
    known.delete(aktorsid);
    known.set(aktorsid, { types, until: performance.now() + (types ? KEEP_FOUND_MS : KEEP_FAILED_MS) });
    const [oldest] = known.keys();
    if (known.size > MOST_AKTORER && oldest !== undefined) known.delete(oldest);
  }

  function begin(aktorsid: string, query: BastjanstQuery): Promise<Types> {
    const running = underWay.get(aktorsid) ?? find(aktorsid, query);
    underWay.set(aktorsid, running);
    return running;
  }

  return {
    lookUp(query) {
      const { aktorsid = '' } = query.parameters;
      const cached = known.get(aktorsid);
      if (cached && cached.until > performance.now()) return async () => cached.types;
      if (!/^[A-Za-z0-9-]{1,64}$/.test(aktorsid)) return async () => undefined;
      const began = performance.now();
      const running = begin(aktorsid, query);
      return () => within(running, began + PATIENCE_MS - performance.now());
    },
  };
}

/** What has settled is taken even where no time is left. */
async function within(running: Promise<Types>, milliseconds: number): Promise<Types> {
  const enough = new AbortController();
  const patience = sleep(Math.max(0, milliseconds), undefined, { signal: enough.signal }).catch(() => undefined);
  try {
    return await Promise.race([running, patience]);
  } finally {
    enough.abort();
  }
}
