import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thirdPartyList } from './third-party.js';

writeFileSync(join(process.cwd(), '.reuse/third-party.txt'), thirdPartyList(process.cwd()));
