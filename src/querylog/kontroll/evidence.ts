// Gathers what does not fit in the chains while they are read, and says at the end what happened to it.
import { createFynd, type Funnen, type Fynd, type Plats, placeText } from './avvikelse.ts';
import { createMoves, type Misstanke, type Place } from './moves.ts';

/** Numbers without record. */
export interface Lucka {
  readonly plats: Plats;
  readonly to: number;
  readonly befores: readonly Uint8Array[];
  /** The highest number of the chain that was signed, and by what. */
  readonly signed?: { readonly nummer: number; readonly kalla: string };
  readonly time: number;
  /** The record after. */
  readonly follower?: Misstanke;
}

/** What a month has that does not fit. */
export interface Evidence {
  suspect(misstanke: Misstanke): void;
  gap(lucka: Lucka): void;
  /** Where a chain ends: a record that was taken from there may have been put elsewhere. */
  tail(plats: Plats, before: Uint8Array): void;
  /** What is found already, without looking further. */
  readonly fynd: Fynd;
  readonly suspects: readonly Misstanke[];
  readonly gaps: readonly Lucka[];
  readonly tails: readonly Place[];
}

/** More is reported as it is, without looking where it belongs: memory and time stay bounded. */
const MOST = 300;

export function createEvidence(): Evidence {
  const fynd = createFynd();
  const suspects: Misstanke[] = [];
  const gaps: Lucka[] = [];
  const tails: Place[] = [];
  return {
    suspect(one) {
      if (suspects.length < MOST) suspects.push(one);
      else if (one.slag) fynd.add(asItIs(one));
    },
    gap(one) {
      if (gaps.length < MOST) gaps.push(one);
      else addGap(one, new Map(), fynd);
    },
    tail(plats, before) {
      if (tails.length < MOST) tails.push({ ...plats, before });
    },
    fynd,
    suspects,
    gaps,
    tails,
  };
}

/** Adds what all of it comes to: a record may have been moved from any month to any other. */
export function conclude(evidences: readonly Evidence[], fynd: Fynd): void {
  const all = evidences.flatMap((one) => one.suspects);
  const suspects = all.slice(0, MOST);
  for (const one of all.slice(MOST)) if (one.slag) fynd.add(asItIs(one));
  const gaps = evidences.flatMap((one) => one.gaps);
  const moves = createMoves(suspects, [
    ...suspects.filter(({ slag }) => slag).flatMap(placesAt),
    ...gaps.flatMap(({ plats, befores }) => befores.map((before) => ({ ...plats, before }))),
    ...evidences.flatMap(({ tails }) => tails),
  ]);
  const { moved } = moves;
  for (const [one, to] of moved) fynd.add(movedText(one, to));
  const strong = suspects.filter((one) => one.slag && !moved.has(one));
  const guilty = strong.filter((one) => one.slag === 'tillagd' || !moves.followsFromAny(one));
  const named = guilty.length + moved.size > 0 ? guilty : strong;
  for (const one of named) fynd.add(asItIs(one));
  for (const gap of gaps) addGap(gap, moved, fynd);
  for (const one of evidences) fynd.addAll(one.fynd);
}

function addGap(gap: Lucka, moved: ReadonlyMap<Misstanke, Plats>, fynd: Fynd): void {
  const { plats, signed, time } = gap;
  const beyond = gap.follower && moved.has(gap.follower);
  const to = beyond ? Math.min(gap.to, signed?.nummer ?? 0) : gap.to;
  const there = [...moved.values()].filter((one) => one.manad === plats.manad && one.kedja === plats.kedja);
  const found = new Set(there.map(({ nummer }) => nummer));
  let from = plats.nummer;
  while (found.has(from)) from += 1;
  if (from > to) return;
  const where = from === to ? `Post ${from}` : `Posterna ${from}–${to}`;
  const by = signed && signed.nummer >= from ? `, fast ${signed.kalla} har med ${from === to ? 'den' : 'dem'}` : '';
  const text = `${where} i kedja ${plats.kedja}, ${plats.manad}, saknas${by}.`;
  fynd.add({ slag: 'borttagen', ...plats, nummer: from, text, time });
}

function placesAt({ plats, befores, post }: Misstanke): Place[] {
  return befores.map((before) => ({ ...plats, before, ...(post && { lank: post.lank }) }));
}

function identity({ plats, post, time }: Misstanke) {
  return { ...plats, time, ...(post && { id: post.id, at: post.at }) };
}

function movedText(one: Misstanke, to: Plats): Funnen {
  const text = `Det som står som ${placeText(one.plats)}, hör hemma som ${placeText(to)}.`;
  return { slag: 'omflyttad', ...identity(one), text };
}

function asItIs(one: Misstanke): Funnen {
  const place = placeText(one.plats);
  const note = one.note ? ` ${one.note}` : '';
  if (one.slag === 'tillagd') {
    return { slag: 'tillagd', ...identity(one), text: `Det som står som ${place}, har lagts till i efterhand.${note}` };
  }
  const text = `Det som står som ${place}, är inte det som skrevs: länken följer inte av innehållet.${note}`;
  return { slag: 'andrad', ...identity(one), text };
}
