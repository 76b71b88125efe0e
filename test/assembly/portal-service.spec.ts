// The portal as the app puts it together: content from the folder that is configured, and first wordings given once.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { createPortalService, type PortalService, type PortalServiceDeps } from '../../src/assembly/portal-service.ts';
import { createRegisterService } from '../../src/assembly/register-service.ts';
import { toConfig } from '../../src/platform/config.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { fortackningMigrations } from '../../src/portal/fortackning/migrations.ts';
import { versionLives } from '../../src/profiles/sverige/versions.ts';
import { InnehallError } from '../../src/web/portal/innehall-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';

const clock = { now: () => Date.parse('2026-11-22T12:00:00+01:00') };

/** The portal alone: what its pages need of the log is not touched. */
function createPortal(database: Database, env: Readonly<Record<string, string>> = {}): PortalService {
  const unused = { log: {}, logger: {}, mailer: {} } as Pick<PortalServiceDeps, 'log' | 'logger' | 'mailer'>;
  const config = toConfig(env, { bastjanster: ['AF'] });
  return createPortalService({
    ...{ ...unused, database, clock, config, secrets: { keyDatabaseUrl: undefined } },
    register: createRegisterService({ database, clock }),
  });
}

describeDatabase('portal service', (open) => {
  it('gives every list that is delivered its first wording, by processes that start at once', async () => {
    const database = await open();
    await migrate(database, [anslutningMigrations, fortackningMigrations]);
    const portal = createPortal(database);
    const { innehall, fortackning } = portal.services;
    const added = await Promise.all([portal.start(), portal.start()]);
    const ids = innehall.fortackningar.map(({ uppgiftslamnare }) => uppgiftslamnare);
    expect(added.flat()).to.have.members(ids);
    expect((await fortackning.gallande()).map(({ nummer }) => nummer)).to.deep.equal(ids.map(() => 1));
    expect(await portal.start()).to.deep.equal([]);
  });

  it('does not start where the portal closes a version on another day than the service', async () => {
    const database = await open();
    const folder = mkdtempSync(join(tmpdir(), 'sammansatt-portal-'));
    cpSync(join(PROJECT_ROOT, 'portal'), folder, { recursive: true });
    const [first] = versionLives;
    const releaser = [{ version: first?.name, innehall: 'x', produktion: '2026-11-22', stangs: '2999-12-31' }];
    writeFileSync(join(folder, 'data', 'releaser.json'), JSON.stringify(releaser));
    try {
      expect(() => createPortal(database, { PORTAL_INNEHALL: folder })).to.throw(
        InnehallError,
        'data/releaser.json: v10 stängs 2999-12-31 enligt tabellen',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads the folder that PORTAL_INNEHALL names, and does not start without content', async () => {
    const database = await open();
    const env = { PORTAL_INNEHALL: '/finns/inte' };
    expect(() => createPortal(database, env)).to.throw(InnehallError, 'data/releaser.json');
  });
});
