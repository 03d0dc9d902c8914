// The reader's script, which the page gives to each reader: in a worker it reads; in the window it keeps what the page needs to read by itself where no worker can be had.
import { compileCore, takeCore } from './core/payload.js';
import { openCore, runJob } from './core/runtime.js';
import { startWorker } from './core/worker.js';

if (typeof document === 'undefined') startWorker();
else globalThis.reader = { compileCore, takeCore, openCore, runJob };
