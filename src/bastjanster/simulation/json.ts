// JSON answers bent out of shape: what an agency over REST can send that a reader must survive.
import { felsvar } from './agency.ts';
import type { BehaviourName } from './behaviours.ts';
import type { Captured } from './responder.ts';

/** Reshapes a JSON answer. @param asked the identity asked about */
export function reshapeJson(name: BehaviourName, answer: Captured, asked: string): Captured {
  const json = answer.body.toString('utf8');
  const ok = (text: string | Buffer): Captured => ({ ...answer, status: 200, body: Buffer.from(text as string) });
  switch (name) {
    case 'soap-fault':
      return failed(answer, 'Internt fel i tjänsten.');
    case 'fault-with-personnummer':
      return failed(answer, `Person ${asked} kunde inte behandlas.`);
    case 'malformed':
      return ok(json.replace('{', '{{'));
    case 'truncated':
      return ok(json.slice(0, Math.floor(json.length * 0.6)));
    case 'bom':
      return ok(`\uFEFF${json}`);
    case 'utf-16':
      return ok(Buffer.from(`\uFEFF${json}`, 'utf16le'));
    case 'deep':
      return ok(withField(json, `"djup":${'['.repeat(10_000)}${']'.repeat(10_000)}`));
    case 'many-attributes':
      return ok(withField(json, Array.from({ length: 100_000 }, (_, n) => `"f${n}":${n}`).join(',')));
    case 'big-text':
      return ok(withField(json, `"text":"${'å'.repeat(2_500_000)}"`));
    case 'duplicate-keys':
      return ok(withField(json, '"dubblett":1,"dubblett":2'));
    case 'not-json':
      return ok('Detta är inte JSON.');
    default:
      return answer;
  }
}

function withField(json: string, field: string): string {
  return json.replace('{', `{${field},`);
}

function failed(answer: Captured, meddelande: string): Captured {
  const { status, json } = felsvar(500, meddelande, new Date());
  return { ...answer, status, body: Buffer.from(JSON.stringify(json)) };
}
