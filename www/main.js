// The page's script.
import { startPage } from './controller.js';
import { Engine } from './core/engine.js';

/** The core takes longer than this to come in over a slow line, and its thread longer than that to start, in milliseconds: the page is made without it. */
const SLOW = 50;
const LATE = 200;

// The reader's thread has the longer way to the first article, and starts only while this one is free: the page is made when it has its core.
let made = false;
const make = () => {
  if (!made) startPage(engine);
  made = true;
};
const engine = new Engine(make);
setTimeout(() => document.readyState === 'loading' && make(), SLOW);
setTimeout(make, LATE);
