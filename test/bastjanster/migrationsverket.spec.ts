// The shared suite over migrationsverket.
import { migrationsverket } from '../../src/bastjanster/migrationsverket/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(migrationsverket, { namesPerson: true, any: false });
