// The pages of avvikelser for one test, beside the logins that they need, with a nämnd and an uppgiftslämnare in the register.
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createPlats } from '../../../src/web/inloggning/plats.ts';
import { createSessioner } from '../../../src/web/inloggning/sessioner.ts';
import { createLayout } from '../../../src/web/layout.ts';
import { createPages } from '../../../src/web/pages.ts';
import { createAvvikelsePages } from '../../../src/web/portal/avvikelser/avvikelse-pages.ts';
import { createStaticFace } from '../../../src/web/static-face.ts';
import { anAnslutning, begaran, register } from '../../anslutning/an-anslutning.ts';
import { openAvvikelser } from '../../portal/avvikelser/open-avvikelser.ts';
import { BASTJANSTER, startWeb } from '../start-web.ts';

export type TestAvvikelseweb = Awaited<ReturnType<typeof startAvvikelser>>;

/** The clock of avvikelser stands still where the test sets it; that of the logins goes. */
export async function startAvvikelser(database: Database) {
  const test = await openAvvikelser(database);
  const bastjanster = BASTJANSTER.filter(({ id }) => id !== 'SKV');
  const ids = bastjanster.map(({ id }) => id);
  const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock: test.clock, bastjanster: ids });
  await uppgiftslamnare.laggTillKanda(
    begaran,
    kandaUppgiftslamnare.filter(({ id }) => id === 'CSN'),
  );
  const anslutningar = await register(database);
  await anslutningar.laggTill(begaran, anAnslutning());
  const pages = createAvvikelsePages({ ...test, anslutningar, uppgiftslamnare, bastjanster });
  const besok = {
    platsOf: createPlats(undefined),
    sessioner: createSessioner({ database, clock: { now: () => Date.now() } }),
  };
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const web = await startWeb(database, {
    more(app) {
      const { router, ...files } = createStaticFace();
      app.use(router);
      const layout = createLayout({ ...files, trial: true });
      app.use(createPages({ ...besok, pages, layout, clientAddress: () => '127.0.0.1', onBug }));
    },
  });
  return { ...web, ...test, pages, bugs };
}
