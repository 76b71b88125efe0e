// The shared suite over sverigesAKassor.
import { sverigesAKassor } from '../../src/bastjanster/sveriges-a-kassor/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(sverigesAKassor, { namesPerson: true, any: false });
