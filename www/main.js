// The one script does both jobs: in a window it is the page, in a worker it is the reader.
import { startPage } from './controller.js';
import { startWorker } from './core/worker.js';

if (typeof document === 'undefined') startWorker();
else startPage();
