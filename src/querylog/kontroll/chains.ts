// Follows the chains of a month link by link, and notes what does not follow.
import { firstLank, nextLank } from '../kedja.ts';
import { type Manad, startOfManad } from '../manad.ts';
import type { Evidence } from './evidence.ts';
import type { Led } from './month-rows.ts';
import { type Misstanke, same } from './moves.ts';

/** What was signed of a chain: the link (hex) of some of its numbers. */
export interface Undertecknat {
  /** By number; what signed it, for a sentence. */
  readonly lankar: ReadonlyMap<number, readonly { readonly lank: string; readonly kalla: string }[]>;
  readonly last: { readonly nummer: number; readonly kalla: string };
}

export interface ChainsDeps {
  readonly manad: Manad;
  readonly signed: ReadonlyMap<number, Undertecknat>;
  /** How many records each chain has at most: what is written while the control runs is left out. */
  readonly bounds?: ReadonlyMap<number, number>;
  /** How many each chain was sealed with. */
  readonly sealed?: ReadonlyMap<number, number>;
  readonly evidence: Evidence;
}

export interface Chains {
  /** In the order of chains and numbers. */
  follow(led: Led): void;
  end(): void;
  /** How many of each were followed. */
  counts(): { readonly kedjor: number; readonly poster: number };
}

interface Chain {
  readonly kedja: number;
  readonly signed?: Undertecknat;
  next: number;
  /** What the last record may have as its link; none where that record is missing. */
  befores: Uint8Array[];
  /** When the record before was written; for the first, as it says itself. */
  time: number;
  added: number;
  /** The first record, where it is suspect: its own time may be false, and is no later than the next one's. */
  first?: { time: number };
  /** Whether some of it is missing. */
  torn: boolean;
  /** The last number at which a signature agreed. */
  agreed: number;
  rewritten: boolean;
  /** Gallrade records since the last link that stands in a row. */
  gallrade: number;
}

/** After a break, this many links are tried for the record before. */
const MOST_BEFORES = 8;

export function createChains({ manad, signed, bounds, sealed, evidence }: ChainsDeps): Chains {
  const seen = new Set<number>();
  let poster = 0;
  let chain: Chain | undefined;

  function started(kedja: number): Chain {
    const undertecknat = signed.get(kedja);
    return {
      kedja,
      ...(undertecknat && { signed: undertecknat }),
      next: 1,
      befores: [firstLank(manad, kedja)],
      time: startOfManad(manad),
      added: 0,
      torn: false,
      agreed: 0,
      rewritten: false,
      gallrade: 0,
    };
  }

  function follow(led: Led): void {
    if (bounds && led.nummer > (bounds.get(led.kedja) ?? 0)) return;
    poster += 1;
    if (chain?.kedja !== led.kedja) {
      finish();
      chain = started(led.kedja);
      seen.add(led.kedja);
      chain.time = Math.max(chain.time, led.post?.at ?? 0);
    }
    if (isAdded(chain, led)) addition(chain, led);
    else step(chain, led);
  }

  /** After the seal, a second time, or where no number is. */
  function isAdded({ kedja, next }: Chain, { nummer }: Led): boolean {
    if (sealed && nummer > (sealed.get(kedja) ?? 0)) return true;
    return !(Number.isSafeInteger(nummer) && nummer >= next);
  }

  function addition(on: Chain, led: Led): void {
    on.added += 1;
    if (on.added > 1) return;
    const befores = led.nummer === on.next ? on.befores : [];
    evidence.suspect({ ...aboutLed(on, led), befores, slag: 'tillagd' });
  }

  function step(on: Chain, led: Led): void {
    settleFirst(on, led);
    const missing = led.nummer > on.next;
    const { befores } = on;
    const follows = missing ? [] : befores.flatMap((before) => (led.digest ? [nextLank(before, led.digest)] : []));
    const lank = led.post?.lank;
    const holds = !missing && (!led.post ? follows.length > 0 : follows.some((one) => same(one, lank)));
    const unknown = missing || befores.length === 0;
    const about = { ...aboutLed(on, led), befores: missing ? [] : befores };
    if (missing) gap(on, led.nummer - 1, unknown ? about : undefined);
    if (!holds) suspect(on, unknown ? about : { ...about, slag: 'andrad', ...note(on) });
    on.befores = links(led, holds, follows);
    on.next = led.nummer + 1;
    on.gallrade = led.post ? 0 : on.gallrade + 1;
    on.time = holds && led.post ? led.post.at : on.time;
    compareSigned(on, led, holds || unknown);
  }

  function suspect(on: Chain, one: Misstanke & { time: number }): void {
    if (on.next === 1) on.first = one;
    evidence.suspect(one);
  }

  function settleFirst(on: Chain, { post }: Led): void {
    if (!on.first || !post) return;
    on.time = Math.min(on.first.time, post.at);
    on.first.time = on.time;
    delete on.first;
  }

  function compareSigned(on: Chain, led: Led, sure: boolean): void {
    const claims = on.signed?.lankar.get(led.nummer);
    if (!claims || on.rewritten || on.befores.length === 0) return;
    const links = on.befores.map((one) => Buffer.from(one).toString('hex'));
    const other = claims.find(({ lank }) => !links.includes(lank));
    if (!other) on.agreed = led.nummer;
    if (!other || !sure) return;
    on.rewritten = true;
    if (!led.post) on.befores.push(...claims.map(({ lank }) => Buffer.from(lank, 'hex'))); // one trace may be all
    const range =
      on.agreed + 1 === led.nummer ? `post ${led.nummer}` : `någon av posterna ${on.agreed + 1}–${led.nummer}`;
    const text = `Kedja ${on.kedja}, ${manad}, är omskriven: ${range} är en annan än den som ${other.kalla} har med.`;
    const { post: _, plats, befores: __, ...rest } = aboutLed(on, led);
    evidence.fynd.add({
      slag: 'omskriven',
      ...plats,
      ...rest,
      ...(led.post && { id: led.post.id, at: led.post.at }),
      text,
    });
  }

  function aboutLed(on: Chain, { kedja, nummer, post }: Led) {
    return { plats: { manad, kedja, nummer }, befores: [] as Uint8Array[], time: on.time, ...(post && { post }) };
  }

  function gap(on: Chain, to: number, follower?: Misstanke): void {
    const { kedja, next, befores, time } = on;
    const plats = { manad, kedja, nummer: next };
    on.torn = true;
    const last = on.signed?.last;
    evidence.gap({ plats, to, befores, time, ...(last && { signed: last }), ...(follower && { follower }) });
  }

  function finish(): void {
    if (!chain) return;
    const { kedja, next, befores } = chain;
    if ((chain.signed?.last.nummer ?? 0) >= next) gap(chain, chain.signed?.last.nummer ?? 0);
    else if (befores[0] && !chain.torn) evidence.tail({ manad, kedja, nummer: next }, befores[0]);
    chain = undefined;
  }

  return {
    follow,
    end() {
      finish();
      for (const [kedja, { last }] of signed) if (!seen.has(kedja)) gap(started(kedja), last.nummer);
    },
    counts: () => ({ kedjor: seen.size, poster }),
  };
}

/** What the record that follows may be linked to. */
function links({ post }: Led, holds: boolean, follows: readonly Uint8Array[]): Uint8Array[] {
  if (!post) return [...follows];
  const own = post.lank instanceof Uint8Array ? [post.lank] : [];
  return holds ? own : [...own, ...follows].slice(0, MOST_BEFORES);
}

function note({ gallrade, next }: Chain): { note?: string } {
  if (gallrade === 0) return {};
  return { note: `Eller så är spåret av en gallrad post före den ändrat (${next - gallrade}–${next - 1}).` };
}
