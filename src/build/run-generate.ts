import { generate } from './generate.js';

generate(process.cwd());
