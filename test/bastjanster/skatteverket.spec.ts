// The shared suite over skatteverket.
import { skatteverket } from '../../src/bastjanster/skatteverket/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(skatteverket, { namesPerson: true, any: false });
