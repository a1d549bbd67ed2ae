import { join } from 'node:path';
import { bundleProgram } from './bundle.js';

bundleProgram(process.cwd(), join(process.cwd(), 'dist'));
