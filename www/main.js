// The one script does both jobs: in a window it is the page, in a worker it is the reader.
import { startPage } from './controller.js';
import { Engine } from './core/engine.js';
import { startWorker } from './core/worker.js';

/** The core takes longer than this to come in over a slow line, in milliseconds: the page is made without it. */
const SLOW = 50;

if (typeof document === 'undefined') {
  startWorker();
} else {
  // The reader's thread starts while the rest of the page comes in, and before the page is made: it has the longer way to the first article.
  const engine = new Engine();
  let made = false;
  const make = () => {
    if (!made) startPage(engine);
    made = true;
  };
  document.addEventListener('DOMContentLoaded', make);
  setTimeout(make, SLOW);
}
