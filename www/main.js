// The one script does both jobs: in a window it is the page, in a worker it is the reader.
import { startPage } from './controller.js';
import { Engine } from './core/engine.js';
import { startWorker } from './core/worker.js';

if (typeof document === 'undefined') {
  startWorker();
} else {
  // The reader's thread starts while the rest of the page comes in: what it needs longest is the way to the first article.
  const engine = new Engine();
  document.addEventListener('DOMContentLoaded', () => startPage(engine));
}
