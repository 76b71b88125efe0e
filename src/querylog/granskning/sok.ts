// Searching the log, and looking at one question in it.
import type { Clock } from '../../composite/ports.ts';
import type { FindOptions, Interval } from '../reader.ts';
import type { QueryRecord } from '../record.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedInterval, checkedLimit, checkedNamnd, checkedSkal } from './begaran.ts';
import type { Behorighet } from './behorighet.ts';
import { GranskningError } from './granskning-error.ts';
import { checkedKriterium, isAbout, type Kriterium } from './kriterium.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import { type Cursor, cursorOf, finding, type LogReader, listing, readAfter, type Sida, toSida } from './sidor.ts';

export interface SokBegaran extends Begaran {
  readonly namnd: string;
  readonly kriterium: Kriterium;
  readonly interval: Interval;
  /** Records on the page, 200 at most, which is the default. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: Cursor;
}

export interface VisaBegaran extends Begaran {
  readonly namnd: string;
  /** The question's id. */
  readonly id: string;
}

export interface SokDeps {
  readonly reader: LogReader;
  /** Records under legal hold, which stand beside the log. */
  readonly held?: LogReader;
  readonly behorighet: Behorighet;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

export interface Sok {
  /**
   * A page of the nämnd's questions that meet the criterion, the oldest first. By `organisation` a page may be short, or
   * empty, though there are more: `next` tells.
   * @throws {GranskningError | DatabaseError | KeyError | DecipherError}
   */
  sok(begaran: SokBegaran): Promise<Sida<QueryRecord>>;
  /**
   * One question of the nämnd.
   * @throws {GranskningError} kind `not-found` also where it is another nämnd's
   * @throws {DatabaseError | KeyError | DecipherError}
   */
  visa(begaran: VisaBegaran): Promise<QueryRecord>;
}

export function createSok({ reader, held, behorighet, atkomst, clock }: SokDeps): Sok {
  const readers: readonly LogReader[] = held ? [reader, held] : [reader];

  async function sok(begaran: SokBegaran): Promise<Sida<QueryRecord>> {
    const { aktor, after } = begaran;
    const [skal, namnd, interval] = [
      checkedSkal(begaran.skal),
      checkedNamnd(begaran.namnd),
      checkedInterval(begaran.interval),
    ];
    const [kriterium, limit] = [checkedKriterium(begaran.kriterium, clock.now()), checkedLimit(begaran.limit)];
    await behorighet.rader(aktor, namnd);
    const { falt, varde } = kriterium;
    const sida =
      falt === 'organisation'
        ? await scan(namnd, varde, interval, limit, after)
        : await find({ namnd, falt, value: varde, to: interval.to }, interval.from, limit, after);
    await atkomst.record({
      ...{ aktor, namnd, skal, interval, handling: 'sokning', kriterium: falt, traffar: sida.poster.length },
      [falt]: varde,
    });
    return sida;
  }

  async function find(what: Omit<FindOptions, 'from' | 'limit'>, from: number, limit: number, after?: Cursor) {
    return toSida(await readAfter(finding(readers, what), from, limit, after), limit);
  }

  /** Organisations have no lookup: the nämnd's own questions are read through, so many at most for one page. */
  async function scan(namnd: string, organisation: string, { from, to }: Interval, limit: number, after?: Cursor) {
    const { scanMost, readAtOnce } = GRANSKNING_LIMITS;
    const sources = listing(readers, namnd, to);
    const poster: QueryRecord[] = [];
    let place = after;
    for (let scanned = 0; scanned < scanMost; scanned += readAtOnce) {
      const { poster: read, next } = toSida(await readAfter(sources, from, readAtOnce, place), readAtOnce);
      for (const [index, record] of read.entries()) {
        if (isAbout(record, organisation)) poster.push(record);
        if (poster.length === limit && (next || index + 1 < read.length)) return { poster, next: cursorOf(record) };
      }
      if (!next) return { poster };
      place = next;
    }
    return { poster, ...(place && { next: place }) };
  }

  async function visa({ aktor, skal: given, namnd: whose, id }: VisaBegaran): Promise<QueryRecord> {
    const [skal, namnd] = [checkedSkal(given), checkedNamnd(whose)];
    await behorighet.rader(aktor, namnd);
    const found = (await reader.read(id)) ?? (await held?.read(id));
    const record = found?.namnd === namnd ? found : undefined;
    const [person, arende] = [record?.person.reveal(), record?.arende];
    await atkomst.record({
      ...{ aktor, namnd, skal, handling: 'visning', kriterium: 'id', traffar: record ? 1 : 0 },
      ...(person !== undefined && { person }),
      ...(arende !== undefined && { arende }),
    });
    if (record) return record;
    throw new GranskningError('not-found', 'id', 'id: nämnden har ingen fråga med det id:t. Kontrollera id och nämnd.');
  }

  return { sok, visa };
}
