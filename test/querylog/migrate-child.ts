// A process of its own that migrates the log of queried persons and prints what it applied.
import { migrate } from '../../src/platform/sql/migrate.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import { querylogMigrations } from '../../src/querylog/migrations.ts';

const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(JSON.stringify(await migrate(database, [querylogMigrations])));
await database.close();
