// The client's types are those of the description that the service hands out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { clientTypes, TYPES } from '../../scripts/client-types.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

describe('client: its types', () => {
  it('are made of the schemas as they stand', async () => {
    const made = await clientTypes();
    const written = readFileSync(join(PROJECT_ROOT, TYPES), 'utf8');
    expect(written === made, 'out of date: node scripts/med-node.mjs scripts/client-types.ts').to.equal(true);
    for (const name of ['Fraga', 'Svar', 'SvarOversikt', 'Fragekontroll', 'Felkoder', 'Fragefel', 'UppdragUppdrag']) {
      expect(made).to.match(new RegExp(`^export (interface|type) ${name}\\b`, 'm'));
    }
  });
});
