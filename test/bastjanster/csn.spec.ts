// The shared suite over csn.
import { csn } from '../../src/bastjanster/csn/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(csn, { namesPerson: true, any: false });
