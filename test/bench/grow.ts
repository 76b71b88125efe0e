// Makes the simulators' answers as large as real ones: what may repeat in them is repeated, so they stay valid.

/** Bytes that every answer reaches; CSN's is larger by itself. */
export const ANSWER_BYTES = 6000;

/** What may repeat, by agency. SKV's stands in a document inside a string. */
const REPEATABLE: Readonly<Record<string, RegExp>> = {
  AF: /<Beslut>.*?<\/Beslut>/s,
  CSN: /<Utbetalning>.*?<\/Utbetalning>/s,
  SKV: /&lt;Kapitaluppgift&gt;.*?&lt;\/Kapitaluppgift&gt;/s,
  SO: /<Utbetalningar>.*?<\/Utbetalningar>/s,
  TNS: /<frdn:fordon>.*?<\/frdn:fordon>/s,
  MIV: /<svar>.*?<\/svar>/s,
};

/** @throws if the answer has nothing that could be repeated: then the question asked for too little */
export function grow(id: string, answer: string): Buffer {
  const missing = ANSWER_BYTES - Buffer.byteLength(answer);
  if (missing <= 0) return Buffer.from(answer);
  return Buffer.from(id === 'FK' ? growJson(answer, missing) : growXml(id, answer, missing));
}

function growXml(id: string, answer: string, missing: number): string {
  const pattern = REPEATABLE[id];
  const element = pattern?.exec(answer)?.[0];
  if (!pattern || !element) throw new Error(`${id}: nothing to repeat in ${answer.slice(0, 300)}`);
  const times = Math.ceil(missing / Buffer.byteLength(element));
  return answer.replace(pattern, (first) => first.repeat(1 + times));
}

function growJson(answer: string, missing: number): string {
  const json = JSON.parse(answer) as { utbetalningar?: unknown[] };
  const [first] = json.utbetalningar ?? [];
  if (!first) throw new Error(`FK: nothing to repeat in ${answer.slice(0, 300)}`);
  const times = Math.ceil(missing / Buffer.byteLength(JSON.stringify(first)));
  json.utbetalningar?.push(...Array.from({ length: times }, () => first));
  return JSON.stringify(json);
}
